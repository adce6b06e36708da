package org.gradcheck4j.harness.npz;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a part of a gradient file, such as {@code y} or {@code dW2}.
 *
 * @param kind what the part holds
 * @param layer i of W[i], b[i], dW[i], db[i] or A[i], from 1; 0 for a part of the whole file
 */
record PartName(Kind kind, int layer) {

    /** What a part holds; the constants are the names in the file. */
    enum Kind {
        X,
        y,
        W,
        b,
        dW,
        db,
        A,
        J,
        engine;

        boolean isOfLayer() {
            return OF_LAYER.contains(this);
        }

        boolean mayHave(ElementType type) {
            return switch (this) {
                case y -> !type.isText();
                case engine -> type.isText();
                case X, W, b, dW, db, A, J -> type.isFloat();
            };
        }

        /** {@return the element types that it may have, in words} */
        String types() {
            return switch (this) {
                case y -> "float16, float32, float64, an integer type or bool";
                case engine -> "str or bytes";
                case X, W, b, dW, db, A, J -> "float16, float32 or float64";
            };
        }
    }

    private static final Set<Kind> OF_LAYER = EnumSet.of(Kind.W, Kind.b, Kind.dW, Kind.db, Kind.A);

    /** Nine digits: an int holds every index, and no file holds as many layers. */
    private static final Pattern NAME = Pattern.compile("([A-Za-z]+)([1-9]\\d{0,8})?");

    /** {@return the name, if a gradient file may hold such a part} */
    static Optional<PartName> parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean ofLayer = matcher.group(2) != null;
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(matcher.group(1)) && kind.isOfLayer() == ofLayer)
                .map(kind -> new PartName(kind, ofLayer ? Integer.parseInt(matcher.group(2)) : 0))
                .findFirst();
    }

    /** {@return the name in the file} */
    @Override
    public String toString() {
        return layer == 0 ? kind.name() : kind.name() + layer;
    }
}
