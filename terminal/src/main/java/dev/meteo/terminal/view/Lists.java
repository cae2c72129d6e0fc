package dev.meteo.terminal.view;

import java.util.Locale;

/**
 * What is seen of the lists. Immutable.
 *
 * @param page whether workers and sensors take the place of the charts
 * @param alone whether the list in focus takes the place of all else
 * @param focus which panel the arrows up and down move
 * @param selected which of its rows, from 0
 * @param filter only names that contain this; empty for all
 * @param typing whether keys go into the filter
 */
public record Lists(
    boolean page, boolean alone, Panel focus, int selected, String filter, boolean typing) {
  static final Lists INITIAL = new Lists(false, false, Panel.NONE, 0, "", false);
  private static final int LONGEST_FILTER = 64;

  /**
   * @param rows how many the list in focus has
   */
  Lists after(Command command, int rows) {
    return switch (command) {
      case SIGNS -> new Lists(!page, false, page ? Panel.NONE : Panel.SENSORS, 0, filter, false);
      case FILTER -> filtering();
      case FOCUS -> focused(focus.next(1));
      case FOCUS_BACK -> focused(focus.next(-1));
      case EXPAND -> new Lists(page, !alone, focus, selected, filter, false);
      case DOWN -> moved(selected + 1, rows);
      case UP -> moved(selected - 1, rows);
      default -> this;
    };
  }

  private Lists focused(Panel next) {
    return new Lists(page, false, next, 0, filter, false);
  }

  private Lists filtering() {
    return focus.isOfSigns()
        ? withFilter(filter, true)
        : focused(Panel.SENSORS).withFilter(filter, true);
  }

  /** The filter with a character more; what no name can have is not taken. */
  public Lists typed(char character) {
    boolean taken = character > ' ' && character <= '~' && filter.length() < LONGEST_FILTER;
    return taken ? withFilter(filter + character, true) : this;
  }

  /** The filter with a character less. */
  public Lists erased() {
    return filter.isEmpty() ? this : withFilter(filter.substring(0, filter.length() - 1), true);
  }

  /** The filter as it is. */
  public Lists typingEnded() {
    return withFilter(filter, false);
  }

  Lists withFilter(String next, boolean goesOn) {
    return new Lists(page, alone, focus, 0, next, goesOn);
  }

  /** Whether, without a place beside the charts, they take the charts' place. */
  boolean showsPage() {
    return page || focus.isOfSigns();
  }

  boolean takes(String name) {
    return name.toLowerCase(Locale.ROOT).contains(filter.toLowerCase(Locale.ROOT));
  }

  /** The first row of a list that is to be seen, of so many rows, when so many have room. */
  int top(Panel panel, int rows, int room) {
    return isSelected(panel, selected)
        ? Math.clamp(selected - room / 2, 0, Math.max(0, rows - room))
        : 0;
  }

  boolean isSelected(Panel panel, int row) {
    return panel == focus && row == selected;
  }

  /** With the first row selected. */
  Lists unmoved() {
    return moved(0, 1);
  }

  private Lists moved(int to, int rows) {
    int row = Math.clamp(to, 0, Math.max(0, rows - 1));
    return new Lists(page, alone, focus, row, filter, typing);
  }
}
