namespace Hatched.Gateway.Limits;

/// <summary>Counts in both windows of a bucket: those that are let in already, and of those that want in as many as there is room for.</summary>
/// <remarks>Time is Redis's own, so that gateways with different clocks agree. A hash a window: "at" is its newest slot, "sum" what is in it.</remarks>
internal static class WindowScript
{
    /// <summary>
    /// KEYS: the minute's hash, the day's. ARGV: the limit a minute, the limit a day or -1, how many are let in already, how many want in.
    /// Answers how many of the latter are let in, and how full minute and day were before them.
    /// </summary>
    public static readonly string Text = $$"""
        local t = redis.call('TIME')
        local now = t[1] * 1000 + math.floor(t[2] / 1000)
        local function open(key, slot_ms)
          local slot = math.floor(now / slot_ms)
          local state = redis.call('HMGET', key, 'at', 'sum')
          local at, sum = tonumber(state[1]) or slot, tonumber(state[2]) or 0
          if slot - at >= {{WindowShape.Slots}} then
            redis.call('DEL', key)
            at, sum = slot, 0
          elseif slot > at then
            local gone = {}
            for i = at - {{WindowShape.Slots - 1}}, slot - {{WindowShape.Slots}} do gone[#gone + 1] = i end
            for _, count in ipairs(redis.call('HMGET', key, unpack(gone))) do sum = sum - (tonumber(count) or 0) end
            redis.call('HDEL', key, unpack(gone))
            redis.call('HSET', key, 'at', slot, 'sum', sum)
          else
            slot = at -- a clock that was set back
          end
          return slot, sum
        end
        local function add(key, slot, sum, seconds, n)
          redis.call('HINCRBY', key, slot, n)
          redis.call('HSET', key, 'at', slot, 'sum', sum + n)
          redis.call('EXPIRE', key, seconds)
        end
        local minute_limit, day_limit = tonumber(ARGV[1]), tonumber(ARGV[2])
        local let_in, wanted = tonumber(ARGV[3]), tonumber(ARGV[4]) -- what is let in already counts beyond the limits too
        local minute_slot, minute = open(KEYS[1], {{WindowShape.MinuteSlotMs}})
        local day_slot, day = 0, 0
        if day_limit >= 0 then day_slot, day = open(KEYS[2], {{WindowShape.DaySlotMs}}) end
        local granted = math.max(0, math.min(wanted, minute_limit - minute - let_in))
        if day_limit >= 0 then granted = math.max(0, math.min(granted, day_limit - day - let_in)) end
        local counted = let_in + granted
        if counted > 0 then
          add(KEYS[1], minute_slot, minute, {{WindowShape.MinuteSeconds * 2}}, counted)
          if day_limit >= 0 then add(KEYS[2], day_slot, day, {{WindowShape.DaySeconds * 2}}, counted) end
        end
        return { granted, minute + let_in, day + let_in }
        """;
}
