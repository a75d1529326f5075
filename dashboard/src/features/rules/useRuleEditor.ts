import { useEffect, useState } from "react";
import { useBlocker, useNavigate } from "@tanstack/react-router";
import { refresh, useAct } from "../../app/queries";
import { t } from "../../app/text";
import { say } from "../../ui/Toasts";
import { Changed, same } from "./conflict";
import { createRule, deleteRule, inputOf, readRule, replaceRule, type Kind, type Rule, type RuleInput } from "./kinds";

export interface Editor<K extends Kind> {
  input: RuleInput<K>;
  set: (change: Partial<RuleInput<K>>) => void;
  save: (how?: { over?: boolean }) => void;
  remove: () => void;
  takeTheirs: () => void;
  saving: boolean;
  removing: boolean;
  error: unknown;
  theirs: object | null;
  isNew: boolean;
  isDirty: boolean;
}

/** Editing one rule of the draft. What somebody else has saved meanwhile is shown, and never written over in silence. */
export function useRuleEditor<K extends Kind>(kind: K, rule: Rule<K> | null, start: RuleInput<K>, back: string): Editor<K> {
  const navigate = useNavigate();
  const [opened, setOpened] = useState<RuleInput<K>>(rule ? inputOf<K>(rule) : start);
  const [input, setInput] = useState(opened);
  const [done, setDone] = useState(false);
  const isDirty = !done && !same(input, opened);
  const leave = async (text: string) => {
    setDone(true);
    say(text);
    await refresh(`/${kind}`, "/config-versions");
    await navigate({ to: back, ignoreBlocker: true });
  };
  const save = useAct(
    async ({ over }: { over: boolean }, key) => {
      if (!rule) {
        return createRule(kind, input, key);
      }

      const current = await readRule(kind, rule.id);
      if (current && !over && !same(inputOf<K>(current), opened)) {
        throw new Changed(inputOf<K>(current));
      }

      return replaceRule(kind, rule.id, input, key);
    },
    () => leave(t("rules.saved")),
  );
  const remove = useAct(
    (_: undefined, key) => deleteRule(kind, rule!.id, key),
    () => leave(t("rules.deleted")),
  );
  const theirs = save.error instanceof Changed ? save.error.theirs : null;

  useBlocker({ shouldBlockFn: () => isDirty && !window.confirm(t("rules.leave")), enableBeforeUnload: () => isDirty });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "s") {
        event.preventDefault();
        save.mutate({ over: false });
      }
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
    };
  });

  return {
    input,
    set: (change) => {
      setInput((now) => ({ ...now, ...change }));
    },
    save: (how) => {
      save.mutate({ over: how?.over ?? false });
    },
    remove: () => {
      remove.mutate(undefined);
    },
    takeTheirs: () => {
      const taken = theirs as RuleInput<K>;
      setOpened(taken);
      setInput(taken);
      save.reset();
    },
    saving: save.isPending,
    removing: remove.isPending,
    error: (theirs ? null : save.error) ?? remove.error,
    theirs,
    isNew: rule === null,
    isDirty,
  };
}
