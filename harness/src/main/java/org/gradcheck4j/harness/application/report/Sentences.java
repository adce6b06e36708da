package org.gradcheck4j.harness.application.report;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Clauses and names, put together as a person would. */
final class Sentences {

    /** A word, not a symbol such as dW2 or σ. */
    private static final Pattern WORD = Pattern.compile("[a-z]+[ ,:;.]");

    private Sentences() {}

    /** A clause with a capital letter and a full stop; empty if it is. Symbols such as {@code dW2} keep their letter. */
    static String sentence(String clause) {
        if (clause.isEmpty()) {
            return "";
        }
        return capitalised(clause) + (clause.endsWith(".") ? "" : ".");
    }

    /** A clause that is not empty with a capital letter, unless it starts with a symbol. */
    static String capitalised(String clause) {
        boolean word = WORD.matcher(clause).lookingAt();
        return (word ? clause.substring(0, 1).toUpperCase(Locale.ROOT) : clause.substring(0, 1)) + clause.substring(1);
    }

    /** Such as {@code a, b and c}; a name that comes again is left out. */
    static String names(Stream<String> names) {
        List<String> all = names.distinct().toList();
        int last = all.size() - 1;
        return last < 1 ? String.join("", all) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }

    /** Such as {@code 1 case} or {@code 3 cases}. */
    static String count(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
