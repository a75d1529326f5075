import { exactTime, howLongAgo } from "../app/times";

/** How long ago, with the exact moment behind it. */
export const Time = ({ at }: { at: string }) => (
    <time dateTime={at} title={exactTime(at)}>
        {howLongAgo(at)}
    </time>
);
