package org.gradcheck4j.harness.npz;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradcheck4j.harness.npz.PartName.Kind;

/** What a part with an unknown name was probably meant to be: other capitals, a separator, or a common other word. */
final class NearMiss {

    private static final Pattern WORD_AND_NUMBER = Pattern.compile("([a-z]+?)s?(\\d{0,9})");
    private static final Pattern SEPARATORS = Pattern.compile("[_.\\-\\[\\] ]");

    private static final Map<String, Kind> WORDS = Map.ofEntries(
            Map.entry("x", Kind.X),
            Map.entry("input", Kind.X),
            Map.entry("feature", Kind.X),
            Map.entry("y", Kind.y),
            Map.entry("label", Kind.y),
            Map.entry("target", Kind.y),
            Map.entry("w", Kind.W),
            Map.entry("weight", Kind.W),
            Map.entry("kernel", Kind.W),
            Map.entry("theta", Kind.W),
            Map.entry("b", Kind.b),
            Map.entry("bia", Kind.b), // of bias: the s is the plural's
            Map.entry("biase", Kind.b),
            Map.entry("dw", Kind.dW),
            Map.entry("gradw", Kind.dW),
            Map.entry("dweight", Kind.dW),
            Map.entry("db", Kind.db),
            Map.entry("gradb", Kind.db),
            Map.entry("dbia", Kind.db),
            Map.entry("dbiase", Kind.db),
            Map.entry("a", Kind.A),
            Map.entry("activation", Kind.A),
            Map.entry("j", Kind.J),
            Map.entry("los", Kind.J), // of loss
            Map.entry("cost", Kind.J));

    /** Such as {@code dw}. */
    private static final int LONGEST_SYMBOL = 2;

    private NearMiss() {}

    /** {@return the name that was probably meant} */
    static Optional<PartName> of(String unknown) {
        String bare = SEPARATORS.matcher(unknown).replaceAll("").toLowerCase(Locale.ROOT);
        Matcher found = WORD_AND_NUMBER.matcher(bare);
        return found.matches()
                ? Optional.ofNullable(WORDS.get(found.group(1)))
                        .flatMap(kind -> PartName.parse(kind.name() + layer(kind, bare, found.group(2))))
                : Optional.empty();
    }

    /** Who has one layer, often writes w and dw. */
    private static String layer(Kind kind, String bare, String number) {
        return number.isEmpty() && kind.isOfLayer() && bare.length() <= LONGEST_SYMBOL ? "1" : number;
    }

    /** {@return the option that renames a part to what was meant; of every layer, if the name has its number once} */
    static String option(String unknown, PartName meant) {
        String number = Integer.toString(meant.layer());
        boolean isOfEveryLayer = meant.kind().isOfLayer()
                && unknown.contains(number)
                && unknown.indexOf(number) == unknown.lastIndexOf(number);
        return isOfEveryLayer
                ? "--map '%s{i}=%s'".formatted(meant.kind(), unknown.replace(number, "{i}"))
                : "--map '%s=%s'".formatted(meant, unknown);
    }
}
