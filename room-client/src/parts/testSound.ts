/** Three rising notes on the chosen speaker, made here so that nothing is fetched. */
const NOTES_HZ: readonly number[] = [392, 494, 587];
const NOTE_S = 0.28;

export async function playTestSound(speakerId: string): Promise<void> {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = out.stream;
  try {
    if (speakerId && "setSinkId" in element) await element.setSinkId(speakerId);
    NOTES_HZ.forEach((frequency, index) => {
      const note = new OscillatorNode(context, { frequency, type: "sine" });
      const loudness = new GainNode(context, { gain: 0 });
      const at = context.currentTime + 0.05 + index * NOTE_S;
      loudness.gain.linearRampToValueAtTime(0, at);
      loudness.gain.linearRampToValueAtTime(0.25, at + 0.03);
      loudness.gain.linearRampToValueAtTime(0, at + NOTE_S);
      note.connect(loudness).connect(out);
      note.start(at);
      note.stop(at + NOTE_S);
    });
    await element.play();
    await new Promise((resolve) => setTimeout(resolve, (NOTES_HZ.length * NOTE_S + 0.2) * 1000));
  } catch {
    // No speaker: nothing to hear, and nothing to break.
  } finally {
    element.srcObject = null;
    await context.close();
  }
}
