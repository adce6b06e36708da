package org.gradcheck4j.harness.npz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.npz.PartName.Kind;

/**
 * The parts of a gradient file of L layers, with their headers read: X, y, and W, b, dW and db of every layer; optionally
 * A of every layer, J and engine.
 *
 * @param source the file, for messages
 * @param depth L
 * @param byName every part of the file
 */
record GradientParts(String source, int depth, Map<PartName, NpyArray> byName) {

    /** Python objects, alone or in a record. */
    private static final Pattern PICKLED = Pattern.compile("\\|O");

    /** Layers counted from 0, as programs do. */
    private static final Pattern FROM_ZERO = Pattern.compile("(W|b|dW|db|A)0");

    /** Whole numbers, and floating-point numbers that are wider than a double. */
    private static final Pattern REAL = Pattern.compile("[<>][iu][248]|\\|[iu]1|\\|b1|[<>]f(12|16)");

    private static final Pattern TEXT = Pattern.compile("[<>=|]?[US]\\d+");

    /** What NumPy calls arrays that were saved without a name. */
    private static final Pattern POSITIONAL = Pattern.compile("arr_\\d+");

    /** How many names a message lists before it says "and n more". */
    private static final int MOST_LISTED = 5;

    /** The longest foreign name that a message shows whole. */
    private static final int LONGEST_SHOWN = 40;

    /**
     * Reads the header of every part.
     *
     * @throws BadInputException if a part is missing, unknown or of a wrong type, or all of them are too large
     */
    static GradientParts of(NpzArchive archive, List<PartPattern> renamed, long maxElements) {
        Map<String, Part> parts = PartPattern.renamed(archive.source(), archive.parts(), renamed);
        int depth = depth(archive.source(), parts.keySet());
        Map<PartName, NpyArray> byName = new LinkedHashMap<>();
        long left = maxElements;
        for (Map.Entry<String, Part> named : parts.entrySet()) {
            PartName name = PartName.parse(named.getKey()).orElseThrow();
            Part part = named.getValue();
            NpyHeader header = part.readStart(bytes -> NpyHeader.read(part, bytes));
            NpyArray array = new NpyArray(part, header, elementType(part, name.kind(), header));
            left -= array.elements(left, maxElements);
            byName.put(name, array);
        }
        return new GradientParts(archive.source(), depth, byName);
    }

    /** {@return a part that every gradient file has, such as X} */
    NpyArray get(Kind kind) {
        return get(kind, 0);
    }

    /** {@return a part that every layer has, such as W1} */
    NpyArray get(Kind kind, int layer) {
        return optional(kind, layer).orElseThrow();
    }

    Optional<NpyArray> optional(Kind kind) {
        return optional(kind, 0);
    }

    private Optional<NpyArray> optional(Kind kind, int layer) {
        return Optional.ofNullable(byName.get(new PartName(kind, layer)));
    }

    /** {@return whether A1 … AL are there: all are, or none} */
    boolean hasActivations() {
        return optional(Kind.A, 1).isPresent();
    }

    /**
     * {@return the element type of the gradients, after a check that they share one precision}
     *
     * <p>Activations and the loss may be wider (a loss in a Python float, for example), but not narrower: they would be
     * rounded once more, and a correct forward pass would seem wrong.
     */
    ElementType gradientType() {
        ElementType first = get(Kind.dW, 1).type();
        for (NpyArray gradient : ofLayers(Kind.dW, Kind.db)) {
            if (gradient.type().size() != first.size()) {
                throw new BadInputException("%s: the gradients mix precisions: %s is %s, %s is %s, expected one for all"
                        .formatted(
                                source,
                                get(Kind.dW, 1).part().name(),
                                first.floatName(),
                                gradient.part().name(),
                                gradient.type().floatName()));
            }
        }
        List<NpyArray> forward = new ArrayList<>(optional(Kind.J).stream().toList());
        forward.addAll(hasActivations() ? ofLayers(Kind.A) : List.of());
        for (NpyArray each : forward) {
            if (each.type().size() < first.size()) {
                throw each.part()
                        .bad("is %s, narrower than the gradients, expected %s"
                                .formatted(each.type().floatName(), first.floatName()));
            }
        }
        return first;
    }

    private List<NpyArray> ofLayers(Kind... kinds) {
        return IntStream.rangeClosed(1, depth)
                .boxed()
                .flatMap(i -> Stream.of(kinds).map(kind -> get(kind, i)))
                .toList();
    }

    /** Returns the element type of a part, one that it may have. */
    private static ElementType elementType(Part part, Kind kind, NpyHeader header) {
        String typeString = header.typeString();
        if (PICKLED.matcher(typeString).find()) {
            throw part.bad("holds pickled Python objects (dtype " + shortened(typeString)
                    + "), which are never loaded, expected " + kind.types());
        }
        return ElementType.parse(typeString)
                .filter(kind::mayHave)
                .orElseThrow(() -> part.bad("has the dtype " + shortened(typeString) + ", expected " + kind.types()
                        + cast(part, kind, typeString)));
    }

    /** What to save in place of numbers of another type, or of names of the classes. */
    private static String cast(Part part, Kind kind, String typeString) {
        if (kind == Kind.y && TEXT.matcher(typeString).matches()) {
            return ": save y == 'the name of class 1'";
        }
        return kind != Kind.engine && REAL.matcher(typeString).matches()
                ? ": save %s.astype(float)".formatted(shortened(part.name()))
                : "";
    }

    /** Returns L, the largest index of a W, b, dW or db, after a check that no part is missing or unknown. */
    private static int depth(String source, Set<String> names) {
        int depth = names.stream()
                .flatMap(name -> PartName.parse(name).stream())
                .filter(name -> name.kind() != Kind.A)
                .mapToInt(PartName::layer)
                .reduce(1, Math::max);
        List<String> unknown = names.stream()
                .filter(name -> PartName.parse(name)
                        .filter(known -> known.layer() <= depth)
                        .isEmpty())
                .toList();
        boolean withActivations = names.stream().anyMatch(name -> name.startsWith(Kind.A.name()));
        if (!unknown.isEmpty()) {
            boolean isRestComplete = names.size() - unknown.size() >= 2 + 4L * depth
                    && unknown.stream().allMatch(GradientParts::isForeign)
                    && required(depth, false).allMatch(names::contains);
            Stream<String> listed = unknown.stream().map(name -> shortened(name) + meant(name, names));
            throw bad(
                    source,
                    "unknown ",
                    listed,
                    unknown.size(),
                    depth,
                    isRestComplete ? leaveOut(unknown) : renaming(unknown, names));
        }
        long required = 2 + (withActivations ? 5L : 4L) * depth;
        long present = names.stream()
                .filter(name -> !name.equals(Kind.J.name()) && !name.equals(Kind.engine.name()))
                .count();
        if (present < required) {
            Stream<String> missing = required(depth, withActivations).filter(Predicate.not(names::contains));
            boolean hasBiases = names.stream()
                    .flatMap(name -> PartName.parse(name).stream())
                    .anyMatch(name -> name.kind() == Kind.b || name.kind() == Kind.db);
            String hint = hasBiases || !names.contains(new PartName(Kind.dW, 1).toString())
                    ? ""
                    : "; if the network has no biases, save zeros as b, and the mean of dZ over the samples as db";
            throw bad(source, "missing ", missing, required - present, depth, hint);
        }
        return depth;
    }

    /** Lazy: a lone W999999999 requires four billion names, of which a message shows a few. */
    private static Stream<String> required(int depth, boolean withActivations) {
        List<Kind> ofLayer = Arrays.stream(Kind.values())
                .filter(kind -> kind.isOfLayer() && (withActivations || kind != Kind.A))
                .toList();
        Stream<PartName> ofLayers = IntStream.rangeClosed(1, depth).boxed().flatMap(i -> ofLayer.stream()
                .map(kind -> new PartName(kind, i)));
        return Stream.concat(Stream.of(Kind.X.name(), Kind.y.name()), ofLayers.map(PartName::toString));
    }

    /** What an unknown name was probably meant to be, if no other part has that name. */
    private static String meant(String unknown, Set<String> names) {
        return NearMiss.of(unknown)
                .map(PartName::toString)
                .filter(name -> !names.contains(name))
                .map(" (did you mean %s?)"::formatted)
                .orElse("");
    }

    /** Whether nobody can have meant a part of a gradient file. */
    private static boolean isForeign(String name) {
        return NearMiss.of(name).isEmpty() && !FROM_ZERO.matcher(name).matches();
    }

    private static String leaveOut(List<String> unknown) {
        return "; leave %s out of the file: the others are complete".formatted(unknown.size() == 1 ? "it" : "them");
    }

    /** What to do about names that nobody could have meant otherwise. */
    private static String renaming(List<String> unknown, Set<String> names) {
        if (unknown.stream().anyMatch(FROM_ZERO.asMatchPredicate())) {
            return "; layers are numbered from 1: --map 'W{i}=W{i}', and so for b, dW and db, renumbers them";
        }
        if (unknown.stream().allMatch(POSITIONAL.asMatchPredicate())) {
            return "; NumPy calls arrays so that were saved without a name: np.savez(file, X=X, y=y, W1=W1, b1=b1, dW1=dW1, db1=db1, …)";
        }
        if (unknown.containsAll(List.of(Kind.W.name(), Kind.dW.name()))) {
            return "; save one array for each layer: W1=W[0], W2=W[1], …, and so b, dW and db; of one layer: --map 'W1=W', and so on";
        }
        if (unknown.stream().anyMatch(name -> NearMiss.of(name).isEmpty())) {
            return "; if they have other names in the file: --map 'W{i}=fc{i}.weight'";
        }
        if (unknown.stream().anyMatch(name -> meant(name, names).isEmpty())) {
            return ""; // a part of the name that was meant is there already
        }
        List<String> options = unknown.stream()
                .flatMap(name -> NearMiss.of(name).map(meant -> NearMiss.option(shortened(name), meant)).stream())
                .distinct()
                .toList();
        return options.size() <= MOST_LISTED ? "; or add " + String.join(" ", options) : "";
    }

    /** {@return names from outside, as far as a message shows them} */
    static String listed(Collection<String> names) {
        return listed(names.stream().map(GradientParts::shortened), names.size());
    }

    private static String listed(Stream<String> names, long count) {
        return names.limit(MOST_LISTED).collect(Collectors.joining(", "))
                + (count > MOST_LISTED ? " and " + (count - MOST_LISTED) + " more" : "");
    }

    private static BadInputException bad(
            String source, String what, Stream<String> names, long count, int depth, String hint) {
        String layers = depth == 1 ? "W1, b1, dW1, db1" : "W, b, dW, db of layers 1 to " + depth;
        String activations = depth == 1 ? "A1" : "A of all layers";
        return new BadInputException("%s: %s%s, expected X, y, %s; optionally %s, J, engine%s"
                .formatted(source, what, listed(names, count), layers, activations, hint));
    }

    /** {@return a name from outside, cut if it is too long for a message} */
    static String shortened(String name) {
        return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…";
    }
}
