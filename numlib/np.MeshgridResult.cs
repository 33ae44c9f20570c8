namespace Cohort;

/// <content>The result of <see cref="meshgrid(NDArray[], string, bool, bool)"/>.</content>
public static partial class np
{
    /// <summary>Coordinate grids, one for each vector.</summary>
    public readonly struct MeshgridResult : INDArrayCarrier
    {
        private readonly NDArray[] _grids;

        internal MeshgridResult(NDArray[] grids) => _grids = grids;

        /// <summary>The number of grids.</summary>
        public int Length => _grids.Length;

        /// <summary>The grid of a vector.</summary>
        public NDArray this[int index] => _grids[index];

        /// <summary>The grids as an array.</summary>
        public static implicit operator NDArray[](MeshgridResult result) => result.ToArray();

        /// <summary>The first two grids.</summary>
        public void Deconstruct(out NDArray item1, out NDArray item2) => (item1, item2) = (_grids[0], _grids[1]);

        /// <summary>The first three grids.</summary>
        public void Deconstruct(out NDArray item1, out NDArray item2, out NDArray item3) =>
            (item1, item2, item3) = (_grids[0], _grids[1], _grids[2]);

        /// <summary>The first four grids.</summary>
        public void Deconstruct(out NDArray item1, out NDArray item2, out NDArray item3, out NDArray item4) =>
            (item1, item2, item3, item4) = (_grids[0], _grids[1], _grids[2], _grids[3]);

        /// <summary>The grids as an array.</summary>
        public NDArray[] ToArray() => [.. _grids];

        /// <inheritdoc/>
        public void YieldTo(NDScope scope) => scope.Returns(_grids);
    }
}
