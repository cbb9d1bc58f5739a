import { lastFinal, newest } from "../logic/captions";
import { useStore } from "../meeting/store";
import { useNameOf } from "../meeting/useNames";
import { useServices } from "../services";

const LINES = 3;

/** The newest lines under the tiles; a screen reader hears only finished ones. */
export function Captions(): React.ReactNode {
  const { live } = useServices();
  const captions = useStore(live.record.state, (state) => state.captions);
  const nameOf = useNameOf();
  const heard = lastFinal(captions);
  return (
    <section aria-label="Captions" className="captions" data-testid="captions">
      {captions.length === 0 && <p className="quiet">What is said appears here.</p>}
      {newest(captions, LINES).map((caption) => (
        <p key={caption.segmentId} data-testid="caption" data-final={caption.final} data-identity={caption.identity}>
          <strong>{nameOf(caption.identity)}</strong> <span>{caption.text}</span>
        </p>
      ))}
      <p className="sr-only" aria-live="polite">
        {heard && `${nameOf(heard.identity)}: ${heard.text}`}
      </p>
    </section>
  );
}
