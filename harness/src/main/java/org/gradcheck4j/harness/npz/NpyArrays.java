package org.gradcheck4j.harness.npz;

import java.util.Map;
import java.util.Optional;

/**
 * The arrays of a gradient file whose names have been checked.
 *
 * @param depth L
 * @param byName every part of the file
 */
record NpyArrays(int depth, Map<String, NpyArray> byName) {

    /** {@return a part that every gradient file has} */
    NpyArray get(String name) {
        return optional(name).orElseThrow();
    }

    /** {@return the part kind<i>, such as W1} */
    NpyArray get(String kind, int i) {
        return get(kind + i);
    }

    Optional<NpyArray> optional(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** {@return whether A1 … AL are there: all are, or none} */
    boolean hasActivations() {
        return byName.containsKey("A1");
    }
}
