namespace Cohort;

/// <summary>Marks what can stand between the brackets of an array.</summary>
public interface IIndex;
