namespace Cohort.Einsum;

/// <summary>
/// The order in which an Einstein sum contracts its operands, as NumPy finds it: each step names terms by their places,
/// takes them out and puts its result behind the others.
/// </summary>
internal sealed class PathFinder(ContractionPlan plan, double largest)
{
    /// <summary>Everything at once.</summary>
    public int[][] Whole => [All(plan.Inputs.Count)];

    /// <summary>In each step the pair that frees most memory; of several, the cheapest.</summary>
    public int[][] Greedy()
    {
        var terms = plan.Inputs;
        if (terms.Count < 3)
        {
            return Whole;
        }

        var (_, walked, _) = plan.Contract(All(terms.Count), terms);
        var naive = plan.Cost(walked, walked.Except(plan.Output).Any(), terms.Count);
        var (path, known, spent) = (new List<int[]>(), new List<Candidate>(), 0.0);
        var pairs = Pairs(terms.Count).Where(pair => terms[pair[0]].Overlaps(terms[pair[1]])).ToArray();
        while (terms.Count > 1)
        {
            known.AddRange(pairs.Select(pair => Rated(pair, terms)).OfType<Candidate>()
                .Where(candidate => spent + candidate.Cost <= naive));
            if (known.Count == 0)
            {
                known.AddRange(Pairs(terms.Count).Select(pair => Rated(pair, terms)).OfType<Candidate>()
                    .Where(candidate => spent + candidate.Cost <= naive));
            }

            if (known.Count == 0)
            {
                path.Add(All(terms.Count));
                break;
            }

            var best = known.MinBy(candidate => (-candidate.Freed, candidate.Cost));
            (path, spent) = ([.. path, best.Pair], spent + best.Cost);
            terms = plan.Contract(best.Pair, terms).Terms;
            known = [.. known.Where(other => other.IsApartFrom(best)).Select(other => other.After(best))];
            var last = terms.Count - 1;
            var now = terms;
            pairs =
            [
                .. Enumerable.Range(0, last).Where(i => now[i].Overlaps(now[last])).Select(i => new[] { i, last }),
            ];
        }

        return [.. path];
    }

    /// <summary>The cheapest order of all.</summary>
    public int[][] Optimal()
    {
        List<(double Cost, int[][] Path, List<HashSet<char>> Terms)> found = [(0, [], plan.Inputs)];
        for (var count = plan.Inputs.Count; count > 1; count--)
        {
            var next = new List<(double Cost, int[][] Path, List<HashSet<char>> Terms)>();
            foreach (var (cost, path, terms) in found)
            {
                foreach (var pair in Pairs(count))
                {
                    var (result, walked, remaining) = plan.Contract(pair, terms);
                    if (plan.Size(result) <= largest)
                    {
                        var step = plan.Cost(walked, walked.Except(result).Any(), 2);
                        next.Add((cost + step, [.. path, pair], remaining));
                    }
                }
            }

            if (next.Count == 0)
            {
                return [.. found.MinBy(entry => entry.Cost).Path, All(count)];
            }

            found = next;
        }

        return found.MinBy(entry => entry.Cost).Path;
    }

    private static int[] All(int count) => [.. Enumerable.Range(0, count)];

    private static IEnumerable<int[]> Pairs(int count) =>
        from i in Enumerable.Range(0, count)
        from j in Enumerable.Range(i + 1, count - i - 1)
        select new[] { i, j };

    private Candidate? Rated(int[] pair, List<HashSet<char>> terms)
    {
        var (result, walked, _) = plan.Contract(pair, terms);
        var size = plan.Size(result);
        return size > largest ? null : new Candidate(
            pair, pair.Sum(place => plan.Size(terms[place])) - size, plan.Cost(walked, walked.Except(result).Any(), 2));
    }

    private readonly record struct Candidate(int[] Pair, double Freed, double Cost)
    {
        public bool IsApartFrom(Candidate other) => !Pair.Intersect(other.Pair).Any();

        // The same pair after another has been taken out.
        public Candidate After(Candidate other) =>
            this with { Pair = Array.ConvertAll(Pair, place => place - other.Pair.Count(taken => taken < place)) };
    }
}
