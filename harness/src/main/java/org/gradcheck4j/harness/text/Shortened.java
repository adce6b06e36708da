package org.gradcheck4j.harness.text;

/** What others wrote, and what may be of any length, for a line that people read. */
public final class Shortened {

    private Shortened() {}

    /**
     * {@return the text, or its start and how much is left out}
     *
     * @param text of any length
     * @param most how many characters are shown
     */
    public static String of(String text, int most) {
        return text.length() <= most
                ? text
                : text.substring(0, most) + "… (%d characters more)".formatted(text.length() - most);
    }
}
