import { t } from "../../app/text";

const STAGES = ["1", "2", "3", "4", "5"] as const;

export const stageName = (stage: number) => t(`stages.${STAGES[Math.min(Math.max(stage, 1), 5) - 1]!}`);
