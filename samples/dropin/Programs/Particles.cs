using System;
using NumSharp;

// Charged particles in a box: forces between all pairs, velocity Verlet, walls that reflect.
public static class Particles
{
    private const double Box = 10.0, Softening = 0.05, Strength = 0.2;

    private static NDArray Forces(NDArray position, NDArray charge)
    {
        // difference[i, j] points from j to i
        var difference = position[Slice.All, Slice.NewAxis, Slice.All] - position[Slice.NewAxis, Slice.All, Slice.All];
        var squared = (difference * difference).sum(2) + Softening;
        var charges = charge[Slice.All, np.newaxis] * charge[np.newaxis, Slice.All];
        var strength = Strength * charges / np.power(squared, 1.5);
        return (difference * np.expand_dims(strength, 2)).sum(1);
    }

    private static void Reflect(NDArray position, NDArray velocity)
    {
        NDArray low = position < 0.0, high = position > Box;
        position[low] = -1.0 * position[low];
        position[high] = 2.0 * Box - position[high];
        var hit = np.logical_or(low, high);
        velocity[hit] = -1.0 * velocity[hit];
    }

    public static void Run(string data, bool quick)
    {
        int n = quick ? 40 : 300, steps = quick ? 20 : 60;
        double dt = 0.002;
        np.random.seed(7);
        NDArray position = np.random.rand(n, 3) * Box;
        NDArray velocity = np.random.randn(n, 3);
        NDArray charge = np.where(np.arange(n) % 2 == 0, np.ones(n), -1.0 * np.ones(n));
        NDArray half = np.empty((n, 3));

        var force = Forces(position, charge);
        for (int step = 0; step <= steps; step++)
        {
            np.multiply(force, 0.5 * dt, @out: half);
            np.add(velocity, half, @out: velocity);
            np.add(position, velocity * dt, @out: position);
            force = Forces(position, charge);
            np.add(velocity, force * (0.5 * dt), @out: velocity);
            Reflect(position, velocity);
            if (step % 20 == 0)
            {
                double kinetic = 0.5 * (double)np.sum(velocity * velocity);
                NDArray c = np.mean(position, 0);
                Console.WriteLine($"step {step}: kinetic {kinetic}, centre {c.GetDouble(0)} {c.GetDouble(1)}");
            }
        }

        double[] speeds = np.sqrt((velocity * velocity).sum(1)).ToArray<double>();
        Array.Sort(speeds);
        Console.WriteLine($"slowest {speeds[0]}, median {speeds[n / 2]}, fastest {speeds[n - 1]}");
        var inside = (bool)np.all((position >= 0.0) & (position <= Box));
        Console.WriteLine($"all inside: {inside}");
        var first = position[0];
        Console.WriteLine($"first particle at {(double)first[0]} {(double)first[1]} {(double)first[2]}");
    }
}
