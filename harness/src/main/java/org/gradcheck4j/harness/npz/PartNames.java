package org.gradcheck4j.harness.npz;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.BadInputException;

/**
 * Which parts a gradient file of L layers has: X, y, W, b, dW and db of every layer; optionally A of every layer, J and
 * engine.
 */
final class PartNames {

    /** Nine digits: an int holds every index, and no file holds as many layers. */
    private static final Pattern OF_A_LAYER = Pattern.compile("(W|b|dW|db|A)([1-9]\\d{0,8})");

    private static final Set<String> OF_THE_FILE = Set.of("X", "y", "J", "engine");

    /** How many names a message lists before it says "and n more". */
    private static final int LISTED = 5;

    /** The longest foreign name that a message shows whole. */
    private static final int LONGEST_SHOWN = 40;

    private PartNames() {}

    /**
     * {@return L, the largest index of a W, b, dW or db}
     *
     * @throws BadInputException if a part is missing or unknown
     */
    static int depthOf(String source, Set<String> names) {
        int depth = Math.max(
                1,
                names.stream()
                        .filter(name -> !name.startsWith("A"))
                        .mapToInt(PartNames::layer)
                        .max()
                        .orElse(0));
        List<String> unknown = names.stream()
                .filter(name -> !OF_THE_FILE.contains(name) && (layer(name) == 0 || layer(name) > depth))
                .toList();
        if (!unknown.isEmpty()) {
            throw new BadInputException(
                    source + ": unknown " + listed(unknown.stream(), unknown.size()) + ", " + expected(depth));
        }
        boolean withActivations = names.stream().anyMatch(name -> name.startsWith("A"));
        long required = 2 + (withActivations ? 5L : 4L) * depth;
        long present = names.stream()
                .filter(name -> !name.equals("J") && !name.equals("engine"))
                .count();
        if (present < required) {
            Stream<String> missing = required(depth, withActivations).filter(Predicate.not(names::contains));
            throw new BadInputException(
                    source + ": missing " + listed(missing, required - present) + ", " + expected(depth));
        }
        return depth;
    }

    /** {@return i of W<i>, b<i>, dW<i>, db<i> or A<i>, and 0 for any other name} */
    private static int layer(String name) {
        Matcher matcher = OF_A_LAYER.matcher(name);
        return matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
    }

    /** Lazy: a lone W999999999 asks for four billion names, of which a message shows a few. */
    private static Stream<String> required(int depth, boolean withActivations) {
        Stream<String> ofTheLayers = IntStream.rangeClosed(1, depth)
                .boxed()
                .flatMap(i -> (withActivations ? Stream.of("W", "b", "dW", "db", "A") : Stream.of("W", "b", "dW", "db"))
                        .map(kind -> kind + i));
        return Stream.concat(Stream.of("X", "y"), ofTheLayers);
    }

    private static String listed(Stream<String> names, long count) {
        String shown = names.limit(LISTED).map(PartNames::shortened).collect(Collectors.joining(", "));
        return count > LISTED ? shown + " and " + (count - LISTED) + " more" : shown;
    }

    private static String expected(int depth) {
        String layers = depth == 1 ? "W1, b1, dW1, db1" : "W, b, dW, db of layers 1 to " + depth;
        String activations = depth == 1 ? "A1" : "A of all layers";
        return "expected X, y, " + layers + "; optionally " + activations + ", J, engine";
    }

    /** {@return a name from outside, cut where it is too long for a message} */
    static String shortened(String name) {
        return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…";
    }
}
