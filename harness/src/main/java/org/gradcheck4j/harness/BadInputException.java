package org.gradcheck4j.harness;

import java.util.HexFormat;

/**
 * What the user gave cannot be used: a file, a value, an option. The message is one line that says what is wrong, where,
 * and what was expected; the command line prints it as it is and ends with exit code 2.
 */
public final class BadInputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Makes the exception.
     *
     * @param message one line; control characters in it (from a file's own names, say) are shown as {@code \\u000a}
     */
    public BadInputException(String message) {
        super(oneLine(message));
    }

    private static String oneLine(String message) {
        StringBuilder line = new StringBuilder(message.length());
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            if (Character.isISOControl(c)) {
                line.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
            } else {
                line.append(c);
            }
        }
        return line.toString();
    }
}
