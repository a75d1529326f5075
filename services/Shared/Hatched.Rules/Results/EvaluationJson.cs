using System.Text.Json;
using System.Text.Json.Serialization;
using Hatched.Contracts.Internal;
using Hatched.Rules.Explanations;

namespace Hatched.Rules.Results;

/// <summary>How states, effects and explanations are stored. Unknown properties of a state are passed over: a newer replica may have written them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EventEffects))]
[JsonSerializable(typeof(IReadOnlyList<Explanation>))]
internal sealed partial class EvaluationJson : JsonSerializerContext;
