using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Hatched.ArchitectureTests;

/// <summary>Which types the types of one assembly mention, its own among them: in what they derive from, in fields, signatures, locals and bodies.</summary>
internal sealed class TypeUses : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly MentionedTypes _mentioned;

    public TypeUses(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _metadata = _file.GetMetadataReader();
        _mentioned = new MentionedTypes(_metadata);
    }

    /// <summary>Outermost type to every type that it or a type inside it mentions, by full name.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> All { get => field ??= Read(); private set; }

    /// <summary>Every member of another assembly that any body calls or reads: <c>System.DateTimeOffset.get_UtcNow</c>.</summary>
    public IReadOnlySet<string> ForeignMembers => _metadata.MemberReferences.Select(_metadata.GetMemberReference)
        .SelectMany(member => _mentioned.Of(member.Parent).Select(type => $"{type}.{_metadata.GetString(member.Name)}"))
        .ToHashSet(StringComparer.Ordinal);

    public void Dispose() => _file.Dispose();

    private Dictionary<string, IReadOnlySet<string>> Read()
    {
        Dictionary<string, IReadOnlySet<string>> uses = new(StringComparer.Ordinal);
        foreach (var handle in _metadata.TypeDefinitions)
        {
            var name = _mentioned.NameOf(handle);
            var mentioned = (HashSet<string>)(uses.GetValueOrDefault(name) ?? (uses[name] = new HashSet<string>(StringComparer.Ordinal)));
            mentioned.UnionWith(MentionedBy(_metadata.GetTypeDefinition(handle)));
        }

        return uses;
    }

    private ImmutableArray<string> MentionedBy(TypeDefinition type) =>
    [
        .. _mentioned.Of(type.BaseType),
        .. type.GetInterfaceImplementations().SelectMany(face => _mentioned.Of(_metadata.GetInterfaceImplementation(face).Interface)),
        .. type.GetFields().SelectMany(field => _metadata.GetFieldDefinition(field).DecodeSignature(_mentioned, null)),
        .. type.GetMethods().SelectMany(method => MentionedBy(_metadata.GetMethodDefinition(method))),
    ];

    private ImmutableArray<string> MentionedBy(MethodDefinition method)
    {
        var signature = MentionedTypes.Flatten(method.DecodeSignature(_mentioned, null));
        if (method.RelativeVirtualAddress is 0)
        {
            return signature;
        }

        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        var locals = body.LocalSignature.IsNil
            ? []
            : _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_mentioned, null).SelectMany(local => local);
        return [.. signature, .. locals, .. IlTokens.In(body.GetILBytes()!).SelectMany(token => _mentioned.Of(token))];
    }
}

/// <summary>Reads names of types out of tokens and signatures; a type inside another goes by the outermost one's name.</summary>
internal sealed class MentionedTypes(MetadataReader metadata) : ISignatureTypeProvider<ImmutableArray<string>, object?>
{
    /// <summary>The types that a token names: a type itself, or what a method or field belongs to and its signature speaks of.</summary>
    public ImmutableArray<string> Of(EntityHandle token)
    {
        if (token.IsNil)
        {
            return [];
        }

        switch (token.Kind)
        {
            case HandleKind.TypeDefinition:
                return [NameOf((TypeDefinitionHandle)token)];
            case HandleKind.TypeReference:
                return [NameOf((TypeReferenceHandle)token)];
            case HandleKind.TypeSpecification:
                return metadata.GetTypeSpecification((TypeSpecificationHandle)token).DecodeSignature(this, null);
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)token);
                return [NameOf(method.GetDeclaringType()), .. Flatten(method.DecodeSignature(this, null))];
            case HandleKind.FieldDefinition:
                var own = metadata.GetFieldDefinition((FieldDefinitionHandle)token);
                return [NameOf(own.GetDeclaringType()), .. own.DecodeSignature(this, null)];
            case HandleKind.MethodSpecification:
                var made = metadata.GetMethodSpecification((MethodSpecificationHandle)token);
                return [.. Of(made.Method), .. made.DecodeSignature(this, null).SelectMany(argument => argument)];
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)token);
                return
                [
                    .. Of(member.Parent),
                    .. member.GetKind() is MemberReferenceKind.Field
                        ? member.DecodeFieldSignature(this, null)
                        : Flatten(member.DecodeMethodSignature(this, null)),
                ];
            default:
                return [];
        }
    }

    public string NameOf(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? NameOf(outer) : $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }

    public static ImmutableArray<string> Flatten(MethodSignature<ImmutableArray<string>> signature) =>
        [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(parameter => parameter)];

    public ImmutableArray<string> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [NameOf(handle)];

    public ImmutableArray<string> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [NameOf(handle)];

    public ImmutableArray<string> GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) => Of(handle);

    public ImmutableArray<string> GetGenericInstantiation(ImmutableArray<string> type, ImmutableArray<ImmutableArray<string>> arguments) =>
        [.. type, .. arguments.SelectMany(argument => argument)];

    public ImmutableArray<string> GetFunctionPointerType(MethodSignature<ImmutableArray<string>> signature) => Flatten(signature);

    public ImmutableArray<string> GetArrayType(ImmutableArray<string> type, ArrayShape shape) => type;

    public ImmutableArray<string> GetByReferenceType(ImmutableArray<string> type) => type;

    public ImmutableArray<string> GetModifiedType(ImmutableArray<string> modifier, ImmutableArray<string> type, bool isRequired) => [.. modifier, .. type];

    public ImmutableArray<string> GetPinnedType(ImmutableArray<string> type) => type;

    public ImmutableArray<string> GetPointerType(ImmutableArray<string> type) => type;

    public ImmutableArray<string> GetSZArrayType(ImmutableArray<string> type) => type;

    public ImmutableArray<string> GetGenericMethodParameter(object? context, int index) => [];

    public ImmutableArray<string> GetGenericTypeParameter(object? context, int index) => [];

    public ImmutableArray<string> GetPrimitiveType(PrimitiveTypeCode code) => [];

    private string NameOf(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind is HandleKind.TypeReference
            ? NameOf((TypeReferenceHandle)type.ResolutionScope)
            : $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
