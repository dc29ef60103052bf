/** Rows beyond what is seen, so that scrolling shows no gaps. */
const AROUND = 10;

/** Makes the rows of a long list that are seen, and no others; all of them for a printer. */
export class VirtualRows {
  private readonly rows = new Map<number, HTMLElement>();
  private count = 0;
  private everything = false;

  /**
   * @param body within `scroller`; gets the height of all rows
   * @param height of each row, in pixels
   */
  constructor(
    private readonly scroller: HTMLElement,
    private readonly body: HTMLElement,
    private readonly height: number,
    private readonly make: (row: number) => HTMLElement,
  ) {
    scroller.addEventListener("scroll", () => this.fill(), { passive: true });
    new ResizeObserver(() => this.fill()).observe(scroller);
    addEventListener("beforeprint", () => this.showEverything(true));
    addEventListener("afterprint", () => this.showEverything(false));
  }

  /** Shows so many rows, made anew. */
  show(count: number): void {
    this.count = count;
    for (const row of this.rows.values()) row.remove();
    this.rows.clear();
    this.body.style.height = `${count * this.height}px`;
    this.fill();
  }

  /** Scrolls to a row and gives it; undefined where there is none. */
  reach(row: number): HTMLElement | undefined {
    if (row < 0 || row >= this.count) return undefined;
    const top = row * this.height + this.body.offsetTop;
    const head = this.body.offsetTop;
    const { scrollTop, clientHeight } = this.scroller;
    if (top - head < scrollTop) this.scroller.scrollTop = top - head;
    else if (top + this.height > scrollTop + clientHeight)
      this.scroller.scrollTop = top + this.height - clientHeight;
    this.fill();
    return this.rows.get(row);
  }

  get visibleRows(): number {
    return Math.max(1, Math.floor(this.scroller.clientHeight / this.height) - 1);
  }

  private showEverything(everything: boolean): void {
    if (!this.scroller.isConnected) return;
    this.everything = everything;
    this.fill();
  }

  private fill(): void {
    const { scrollTop, clientHeight } = this.scroller;
    const seen = Math.floor(scrollTop / this.height);
    const first = this.everything ? 0 : Math.max(0, seen - AROUND);
    const last = this.everything
      ? this.count
      : Math.min(this.count, seen + Math.ceil(clientHeight / this.height) + AROUND);
    // What has the focus stays: it would be lost.
    for (const [row, element] of this.rows)
      if ((row < first || row >= last) && !element.contains(document.activeElement)) {
        element.remove();
        this.rows.delete(row);
      }
    // In the order in which they are read.
    let next = this.body.firstElementChild;
    for (let row = first; row < last; row++) {
      const known = this.rows.get(row);
      if (known !== undefined) {
        next = known.nextElementSibling;
        continue;
      }
      const made = this.make(row);
      made.style.transform = `translateY(${row * this.height}px)`;
      this.rows.set(row, made);
      this.body.insertBefore(made, next);
    }
  }
}
