using NodaTime;
using NodaTime.Calendars;
using Period = Hatched.Rules.Document.Period;

namespace Hatched.Progression.Tests;

/// <summary>A streak as the page on days tells it, by NodaTime's calendar: it shares nothing with what it judges.</summary>
internal sealed class ZonedCalendar(Period period, int freezes)
{
    private DateTimeZone _zone = DateTimeZone.Utc;
    private Instant? _changed;
    private LocalDate? _settled;
    private Instant _tickedAt;
    private DateTimeZone _tickedIn = DateTimeZone.Utc;
    private LocalDate? _held;
    private int _freezes = freezes;
    private int _current;
    private int _longest;
    private Instant _openUntil = Instant.MinValue;

    public (int Current, int Longest, int Freezes) Now => (_current, _longest, _freezes);

    /// <summary>Closes what has closed by now, one period after the other.</summary>
    public void Close(Instant now)
    {
        while (_current > 0 && now >= _openUntil && _settled is { } settled)
        {
            List<LocalDate> closed = [];
            for (var missed = Next(settled); EndOf(missed) + Duration.FromHours(24) <= now; missed = Next(missed))
            {
                if (missed != _held)
                {
                    closed.Add(missed);
                }
            }

            if (closed.Count is 0 || (closed.Count is 1 && !_tickedIn.Equals(_zone) && now - _tickedAt < Duration.FromDays(Most)))
            {
                return;
            }

            _settled = closed[0];
            Miss();
        }
    }

    /// <summary>True when the event ticks.</summary>
    /// <param name="received">When it is told; null: nothing closes by it.</param>
    public bool Visit(Instant at, DateTimeZone zone, Instant? received = null)
    {
        if (received is { } told)
        {
            Close(told);
        }

        var ticks = Judge(at, zone);
        if (ticks)
        {
            _openUntil = received is { } late && EndOf(Next(_settled!.Value)) < late ? late + Duration.FromHours(24) : Instant.MinValue;
        }

        return ticks;
    }

    private bool Judge(Instant at, DateTimeZone zone)
    {
        Move(at, zone);
        var start = Start(at.InZone(_zone).Date);
        if (_settled is not { } settled)
        {
            return Tick(at, start);
        }

        var isAbroad = !_tickedIn.Equals(_zone);
        if (start <= settled)
        {
            return false;
        }

        if (isAbroad && period is Period.Daily && at - _tickedAt < Duration.FromHours(20))
        {
            _held = _held is { } held && held > start ? held : start;
            return false;
        }

        List<LocalDate> missed = [];
        for (var between = Next(settled); between < start; between = Next(between))
        {
            if (between != _held)
            {
                missed.Add(between);
            }
        }

        if (missed.Count is 1 && isAbroad && at - _tickedAt < Duration.FromDays(Most))
        {
            missed.Clear();
        }

        foreach (var _ in missed)
        {
            Miss();
        }

        return Tick(at, start);
    }

    private int Most => period switch { Period.Daily => 2, Period.Weekly => 14, _ => 62 };

    private void Miss()
    {
        if (_current > 0 && _freezes > 0)
        {
            _freezes--;
        }
        else
        {
            _current = 0;
        }
    }

    // A midnight that clocks pass over is when they do; one that they show twice is the first.
    private Instant EndOf(LocalDate start) => _zone.AtLeniently(Next(start).AtMidnight()).ToInstant();

    private bool Tick(Instant at, LocalDate start)
    {
        (_settled, _tickedAt, _tickedIn, _held) = (start, at, _zone, null);
        _longest = Math.Max(_longest, ++_current);
        return true;
    }

    private void Move(Instant at, DateTimeZone zone)
    {
        if (zone.Equals(_zone))
        {
            return;
        }

        if (_changed is { } changed && at - changed < Duration.FromDays(1) && at.InZone(_zone).Date <= changed.InZone(_zone).Date)
        {
            return;
        }

        (_zone, _changed) = (zone, at);
    }

    private LocalDate Start(LocalDate date) => period switch
    {
        Period.Daily => date,
        Period.Weekly => LocalDate.FromWeekYearWeekAndDay(WeekYearRules.Iso.GetWeekYear(date), WeekYearRules.Iso.GetWeekOfWeekYear(date), IsoDayOfWeek.Monday),
        _ => new LocalDate(date.Year, date.Month, 1),
    };

    private LocalDate Next(LocalDate start) => period switch
    {
        Period.Daily => start.PlusDays(1),
        Period.Weekly => start.PlusWeeks(1),
        _ => start.PlusMonths(1),
    };
}
