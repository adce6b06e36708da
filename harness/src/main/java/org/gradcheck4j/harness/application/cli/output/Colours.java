package org.gradcheck4j.harness.application.cli.output;

import java.util.Map;
import org.gradcheck4j.harness.comparison.Outcome;

/** Whether the words of verdicts are in colour: for people at a terminal, never for a program or a file. */
public enum Colours {
    /** By the codes that every terminal knows (ECMA-48). */
    ON,
    /** Text stays as it is. */
    OFF;

    private static final String END = "\u001b[0m";

    /**
     * {@return what the user's environment asks for}
     *
     * @param isTerminal whether standard output is a terminal
     * @param environment its variables: {@code NO_COLOR}, not empty, forbids colours (https://no-color.org), and so does {@code
     *     TERM=dumb}
     */
    public static Colours of(boolean isTerminal, Map<String, String> environment) {
        boolean isForbidden = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return isTerminal && !isForbidden ? ON : OFF;
    }

    /**
     * {@return a message with the word in colour that says the verdict}
     *
     * @param message that begins with {@code subject}
     * @param subject what comes before the verdict: case and engine, where the same word may stand
     * @param outcome of the verdict
     */
    String inMessage(String message, String subject, Outcome outcome) {
        String word =
                switch (outcome) {
                    case AGREE -> "agrees";
                    case DISAGREE, EXPLAINED -> "disagrees";
                    case INCONCLUSIVE -> "inconclusive";
                    case UNSUPPORTED -> "does not support";
                    case FAILED -> "failed";
                };
        return painted(message, subject, word, outcome);
    }

    /** {@return a row of a table with the outcome in colour; it comes after the engine's name} */
    String inRow(String row, String engine, Outcome outcome) {
        return painted(row, engine, outcome.id(), outcome);
    }

    private String painted(String text, String before, String word, Outcome outcome) {
        int start = text.indexOf(word, before.length());
        if (this == OFF || start < 0) {
            return text;
        }
        int end = start + word.length();
        return text.substring(0, start) + start(outcome) + text.substring(start, end) + END + text.substring(end);
    }

    private static String start(Outcome outcome) {
        return switch (outcome) {
            case AGREE -> "\u001b[32m"; // green
            case DISAGREE, FAILED -> "\u001b[31m"; // red
            case EXPLAINED, INCONCLUSIVE, UNSUPPORTED -> "\u001b[33m"; // yellow
        };
    }
}
