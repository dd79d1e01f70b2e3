import type { GroupBook, GroupEntry } from './group-book.js';
import type { ParkedMessages } from './parked-messages.js';
import type { Progress } from './progress.js';

/** Writes down what a group has settled, when it is time. A failure costs nothing but repetition. */
export class GroupSaving {
  #savedAt = Date.now();
  #saving: Promise<void> = Promise.resolve();

  constructor(
    private readonly entry: GroupEntry,
    private readonly book: GroupBook,
    private readonly progress: Progress,
    private readonly parked: ParkedMessages,
    private readonly onFault: (error: unknown) => void,
  ) {}

  /** Saves when enough is settled, or something and long enough ago. */
  saveWhenDue(): void {
    const { checkpointAfter, minCheckpointCount, maxCheckpointCount } = this.entry.settings;
    const { unsaved } = this.progress;
    const isMuch = maxCheckpointCount > 0 && unsaved >= maxCheckpointCount;
    const isOld = Date.now() >= this.#savedAt + checkpointAfter;
    if (isMuch || (isOld && unsaved >= Math.max(minCheckpointCount, 1))) {
      void this.save();
    }
  }

  /** Saves after what is being saved. Never fails. */
  save(): Promise<void> {
    this.#savedAt = Date.now();
    const checkpoint = this.progress.toSave();
    this.#saving = this.#saving
      .then(() => this.parked.forgetSettled())
      .then(() => this.#saveCheckpoint(checkpoint))
      .catch(this.onFault);
    return this.#saving;
  }

  async #saveCheckpoint(checkpoint: number | undefined): Promise<void> {
    if (checkpoint !== undefined) {
      await this.book.saveCheckpoint(this.entry.name, checkpoint);
    }
  }
}
