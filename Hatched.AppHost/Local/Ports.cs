using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;

namespace Hatched.AppHost.Local;

/// <summary>
/// Ports of this state folder: picked free once, then remembered, so that a restart finds everything where it was.
/// They lie below the kernel's range for outgoing connections, which could otherwise take the port of a process that is just restarting.
/// </summary>
internal sealed class Ports
{
    private const int Lowest = 20_000;
    private const int Highest = 32_000;

    private readonly string? file;
    private readonly Dictionary<string, int> taken;
    private readonly HashSet<string> given = []; // what listens there by now is ours

    /// <param name="file">null: they are not kept.</param>
    public Ports(string? file)
    {
        this.file = file;
        try
        {
            taken = File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(file)) ?? [] : [];
        }
        catch (JsonException)
        {
            taken = []; // they are picked anew
        }
    }

    /// <summary>The remembered port of <paramref name="name"/> if it is still free, otherwise a new one.</summary>
    public int Take(string name)
    {
        if (taken.TryGetValue(name, out var known) && (!given.Add(name) || IsFree(known)))
        {
            return known;
        }

        int port;
        do
        {
            port = RandomNumberGenerator.GetInt32(Lowest, Highest);
        }
        while (taken.ContainsValue(port) || !IsFree(port));

        taken[name] = port;
        given.Add(name);
        if (file is not null)
        {
            StateFolder.WritePrivate(file, JsonSerializer.Serialize(taken));
        }

        return port;
    }

    /// <summary>The public port: it is the user's choice, so a taken one is an error and never replaced in silence.</summary>
    public static int TakePublic(int port) => IsFree(port)
        ? port
        : throw new LaunchException($"Port {port} is taken by another program. Choose a free one: HATCHED_PORT={port + 1} ./hatched up");

    public static bool IsFree(int port) =>
        CanBind(IPAddress.Any, port) && (!Socket.OSSupportsIPv6 || CanBind(IPAddress.IPv6Loopback, port));

    private static bool CanBind(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // As servers do: a port whose last connections are still in TIME_WAIT is free.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen();
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
