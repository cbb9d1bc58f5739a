import { useEffect } from "react";

import { pageOf, type Problem } from "../logic/problems";
import { viewerZone, whenLabel } from "../logic/times";
import { Frame } from "../parts/Frame";
import { Heading } from "../parts/Heading";
import { useServices } from "../services";

const LONGEST_TIMER_MS = 60_000;

/** Too early, full, ended, cancelled, not valid: each said plainly, with what can be done. */
export function ProblemPage({ problem }: { problem: Problem }): React.ReactNode {
  const { meeting } = useServices();
  const page = pageOf(problem);
  const { opensAt } = problem;
  const early = problem.code === "too_early";
  useEffect(() => {
    if (!early) return;
    const left = opensAt === null ? LONGEST_TIMER_MS : opensAt - Date.now() + 1000;
    const timer = setTimeout(() => void meeting.enter(), Math.min(LONGEST_TIMER_MS, Math.max(5000, left)));
    return () => clearTimeout(timer);
  }, [early, opensAt, meeting]);
  return (
    <Frame>
      <div className="flex flex-col gap-4" data-testid={`problem-${problem.code}`}>
        <Heading>{page.title}</Heading>
        {early && opensAt !== null && (
          <p>
            It opens on <time dateTime={new Date(opensAt).toISOString()}>{whenLabel(opensAt, viewerZone(), viewerZone())}</time>.
          </p>
        )}
        <p>{page.text}</p>
        {page.again && (
          <button type="button" className="btn btn-primary self-start" onClick={() => void meeting.enter()}>
            {page.again}
          </button>
        )}
      </div>
    </Frame>
  );
}
