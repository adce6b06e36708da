package org.gradcheck4j.harness.application.sweep;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes a case smaller for as long as something stays true of it: delta debugging (Zeller and Hildebrandt, "Simplifying and
 * Isolating Failure-Inducing Input", IEEE TSE 28(2), 2002). Samples, layers, neurons and features are left out, half of them at a
 * time, then fewer; then numbers are replaced by simpler ones, the best of which are 0, 1 and −1.
 *
 * @param stillHolds what must stay true; asked of every smaller case that is tried
 * @param most how many cases are tried at most
 */
record Shrinker(Predicate<SmallCase> stillHolds, int most) {

    private static final int MOST_TRIES = 2000;

    /** Of a matrix with more numbers, each would take a try of its own for too little. */
    private static final int MOST_ENTRIES = 64;

    /** Ranges of at most this size are tried at every place: what depends on an odd number needs two left out. */
    private static final int SMALL = 3;

    Shrinker(Predicate<SmallCase> stillHolds) {
        this(stillHolds, MOST_TRIES);
    }

    /** {@return the smallest case that was found; the case itself if no smaller one was} */
    SmallCase smallest(SmallCase start) {
        return new Search().smallest(start);
    }

    private final class Search {

        private int tried;

        private SmallCase smallest(SmallCase start) {
            SmallCase before;
            SmallCase now = start;
            do {
                before = now;
                now = fewer(now, SmallCase::samples, SmallCase::withoutSamples);
                for (int layer = now.hiddenLayers(); layer >= 1; layer--) {
                    now = first(Stream.of(now.withoutLayer(layer))).orElse(now);
                }
                for (int layer = 1; layer <= now.hiddenLayers(); layer++) {
                    int each = layer;
                    now = fewer(now, some -> some.neurons(each), (some, range) -> some.withoutNeurons(each, range));
                }
                now = fewer(now, SmallCase::features, SmallCase::withoutFeatures);
                now = simpler(now);
            } while (!now.equals(before) && tried < most);
            return now;
        }

        /** Leaves out ranges of what is counted: first halves, then quarters, and in the end three, two and one. */
        private SmallCase fewer(
                SmallCase start, ToIntFunction<SmallCase> count, BiFunction<SmallCase, Range, SmallCase> without) {
            SmallCase now = start;
            for (int size = count.applyAsInt(now) / 2; size >= 1; size = smaller(size)) {
                Optional<SmallCase> next = Optional.of(now);
                while (next.isPresent()) {
                    now = next.get();
                    SmallCase whole = now;
                    next = first(Range.of(size, count.applyAsInt(now)).map(range -> without.apply(whole, range)));
                }
            }
            return now;
        }

        private static int smaller(int size) {
            return size <= SMALL ? size - 1 : Math.max(SMALL, size / 2);
        }

        /** Replaces numbers: all of a tensor by one rule, then one after the other. */
        private SmallCase simpler(SmallCase start) {
            SmallCase now = start;
            for (SimplerNumber rule : SimplerNumber.values()) {
                for (int part = 0; part < now.parts(); part++) {
                    SmallCase changed = now.withChanged(part, rule::of);
                    now = changed.equals(now) ? now : first(Stream.of(changed)).orElse(now);
                }
            }
            for (int part = 0; part < now.parts(); part++) {
                int entries = now.part(part).size() > MOST_ENTRIES
                        ? 0
                        : now.part(part).size();
                for (int entry = 0; entry < entries; entry++) {
                    now = simpler(now, part, entry);
                }
            }
            return now;
        }

        private SmallCase simpler(SmallCase now, int part, int entry) {
            double value = now.part(part).get(entry);
            List<Double> simpler = SimplerNumber.than(value);
            return first(simpler.stream().map(each -> now.withEntry(part, entry, each)))
                    .orElse(now);
        }

        private Optional<SmallCase> first(Stream<SmallCase> candidates) {
            return candidates
                    .takeWhile(each -> tried < most)
                    .filter(each -> {
                        tried++;
                        return stillHolds.test(each);
                    })
                    .findFirst();
        }
    }

    /**
     * Neighbours among numbered things.
     *
     * @param from the first, from 0
     * @param to after the last
     */
    record Range(int from, int to) {

        /** {@return ranges of a size, that leave at least one thing of all} */
        static Stream<Range> of(int size, int all) {
            int step = size <= SMALL ? 1 : size;
            return IntStream.iterate(0, from -> from < all, from -> from + step)
                    .mapToObj(from -> new Range(from, Math.min(all, from + size)))
                    .filter(range -> range.to - range.from < all);
        }

        boolean holds(int index) {
            return from <= index && index < to;
        }
    }
}
