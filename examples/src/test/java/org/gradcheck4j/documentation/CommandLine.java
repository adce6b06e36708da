package org.gradcheck4j.documentation;

import java.util.Optional;

/**
 * A command line that a page shows.
 *
 * @param text as typed, without a comment
 * @param place the page, and the line that the block opens in
 * @param output what the page shows as printed
 */
record CommandLine(String text, String place, Optional<String> output) {

    /** Returns what stands in backticks in a sentence. */
    static CommandLine inline(String code, Page page) {
        return new CommandLine(code, page.toString(), Optional.empty());
    }

    @Override
    public String toString() {
        return place + ": " + text;
    }
}
