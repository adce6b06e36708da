package org.gradcheck4j.harness.application.report;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Clauses and names, put together as a person would. */
final class Sentences {

    /** A word, not a symbol such as dW2 or σ. */
    private static final Pattern WORD = Pattern.compile("(?!(?:d[abwz]|[b-z])\\b)[a-z]+[ ,:;.]");

    private Sentences() {}

    /** The same, but what stands between semicolons is a sentence each, unless it is in brackets or starts with a symbol. */
    static String sentences(String clause) {
        StringBuilder sentences = new StringBuilder();
        int start = 0;
        int open = 0;
        for (int k = 0; k < clause.length(); k++) {
            char c = clause.charAt(k);
            open += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (open == 0 && clause.startsWith("; ", k) && startsWithWord(clause.substring(k + 2))) {
                sentences.append(sentence(clause.substring(start, k))).append(' ');
                start = k + 2;
            }
        }
        return sentences + sentence(clause.substring(start));
    }

    /** A clause with a capital letter and a full stop; empty if it is. Symbols such as {@code dW2} keep their letter. */
    static String sentence(String clause) {
        if (clause.isEmpty()) {
            return "";
        }
        return capitalised(clause) + (clause.endsWith(".") ? "" : ".");
    }

    /** A clause that is not empty with a capital letter, unless it starts with a symbol. */
    static String capitalised(String clause) {
        return (startsWithWord(clause) ? clause.substring(0, 1).toUpperCase(Locale.ROOT) : clause.substring(0, 1))
                + clause.substring(1);
    }

    private static boolean startsWithWord(String clause) {
        return WORD.matcher(clause).lookingAt();
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
