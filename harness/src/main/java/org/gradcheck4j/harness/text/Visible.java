package org.gradcheck4j.harness.text;

/**
 * Text of a user's, such as the name of a file or of an engine, without characters that act on a terminal or turn text round, and
 * without what GitHub's log takes for a command: {@code ::} and {@code ##[}.
 */
public final class Visible {

    private Visible() {}

    /** {@return the text, with each control, format or separating character but a space as its escape, such as {@code \u001b}} */
    public static String of(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (acts(character)) {
                visible.append(escaped(character));
            } else {
                visible.appendCodePoint(character);
            }
        });
        return visible.toString().replace("::", ":\\u003a").replace("##[", "##\\u005b");
    }

    private static boolean acts(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String escaped(int character) {
        String digits = Integer.toHexString(character);
        return character <= Character.MAX_VALUE
                ? "\\u" + "0".repeat(4 - digits.length()) + digits
                : "\\u{" + digits + "}";
    }
}
