import type { Indexed } from "./indexed";
import { type Selection, selectionOf } from "./selection";
import { fromHash, type State, toHash, type View } from "./state";

/** Browsers refuse many changes of the address in a short time. */
const ADDRESS_DELAY = 250;

/** What has been chosen and what that leaves, for everything that shows it. */
export class App {
  state: State;
  selection: Selection;
  private readonly listeners: ((before: State) => void)[] = [];
  private pending: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly index: Indexed,
    private readonly firstView: View,
  ) {
    this.state = fromHash(location.hash, firstView);
    this.selection = selectionOf(index, this.state);
    addEventListener("hashchange", () => this.show(fromHash(location.hash, this.firstView)));
  }

  onChange(listener: (before: State) => void): void {
    this.listeners.push(listener);
  }

  /** Goes somewhere else: a step of its own for the browser's Back. */
  go(changes: Partial<State>): void {
    this.writeAddress();
    this.show({ ...this.state, ...changes });
    history.pushState(null, "", toHash(this.state));
  }

  /** Changes what is shown here, as while somebody types. */
  adjust(changes: Partial<State>): void {
    this.show({ ...this.state, ...changes });
    clearTimeout(this.pending);
    this.pending = setTimeout(() => this.writeAddress(), ADDRESS_DELAY);
  }

  private writeAddress(): void {
    if (this.pending === undefined) return;
    clearTimeout(this.pending);
    this.pending = undefined;
    history.replaceState(null, "", toHash(this.state));
  }

  private show(state: State): void {
    const before = this.state;
    this.state = state;
    this.selection = selectionOf(this.index, state);
    for (const listener of this.listeners) listener(before);
  }
}
