export function DraftBadge() {
    return null;
}
