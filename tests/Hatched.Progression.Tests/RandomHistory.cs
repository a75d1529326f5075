using System.Globalization;
using System.Text.Json;
using Hatched.Rules.State;

namespace Hatched.Progression.Tests;

/// <summary>Events of one buddy from a seed: in order for the most part, some late, some by weeks.</summary>
internal sealed class RandomHistory(int seed)
{
    private readonly Random _random = new(seed);
    private DateTimeOffset _now = Given.Monday;

    public InboundEvent Next(int number)
    {
        _now = _now.AddMinutes(_random.Next(4) switch { 0 => _random.Next(0, 20), 1 => _random.Next(0, 2500), _ => _random.Next(0, 900) });
        var at = _random.Next(6) switch { 0 => _now.AddHours(-_random.Next(0, 60)), 1 when _random.Next(4) == 0 => _now.AddDays(-_random.Next(0, 40)), _ => _now };
        return new InboundEvent(
            Given.Customer,
            string.Create(CultureInfo.InvariantCulture, $"{seed}-{number}"),
            "user-1",
            RandomConfig.EventTypes[_random.Next(RandomConfig.EventTypes.Length)],
            "default",
            at,
            Properties());
    }

    private JsonElement Properties()
    {
        Dictionary<string, object?> properties = [];
        if (_random.Next(4) > 0)
        {
            properties["score"] = _random.Next(3) == 0 ? _random.NextDouble() * 100 : _random.Next(101);
        }

        if (_random.Next(4) > 0)
        {
            properties["kind"] = _random.Next(5) switch { 0 => "a", 1 => "b", 2 => "c", 3 => 7, _ => null };
        }

        if (_random.Next(3) == 0)
        {
            properties["tags"] = _random.Next(3) switch { 0 => new[] { "x" }, 1 => "xyz", _ => Array.Empty<string>() };
        }

        if (_random.Next(3) == 0)
        {
            properties["nested"] = _random.Next(3) switch { 0 => new { deep = _random.Next(6) }, 1 => "flat", _ => new { other = 1 } };
        }

        return properties.Count == 0 ? default : JsonSerializer.SerializeToElement(properties);
    }
}
