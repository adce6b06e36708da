package org.gradcheck4j.harness.text;

import java.util.StringJoiner;

/** Text of several words, broken into lines. */
public final class Paragraph {

    private Paragraph() {}

    /**
     * {@return the text with a line break in place of a space wherever the line would be too long; neither a word nor an
     * index, such as {@code [0, 1]}, is ever broken}
     *
     * @param text with single spaces, or more to align the first line
     * @param width of a line, in characters
     * @param indent how many spaces each line but the first begins with; they count as part of it
     */
    public static String wrapped(String text, int width, int indent) {
        StringJoiner lines = new StringJoiner("\n" + " ".repeat(indent));
        String rest = text;
        int room = width;
        while (rest.length() > room) {
            int end = rest.lastIndexOf(' ', room);
            if (rest.lastIndexOf('[', end) > rest.lastIndexOf(']', end)) {
                end = rest.lastIndexOf(' ', rest.lastIndexOf('[', end));
            }
            if (end <= 0) {
                end = rest.indexOf(' ', room);
            }
            if (end < 0) {
                break;
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end + 1);
            room = width - indent;
        }
        return lines.add(rest).toString();
    }
}
