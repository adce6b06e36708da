package org.gradcheck4j.harness.application.diff;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Two gradients of the same inputs, entry by entry. Entries differ if their bits do.
 *
 * @param entries how many there are
 * @param differing how many of them differ
 * @param beyond how many differ by more than the sum of both bounds
 * @param largest the one that differs most, as a share of that sum; empty if none does
 * @param deciding of the entries that decide which one is nearer: those that differ by more than the sum; if there is none, all that differ
 */
public record GradientDifference(
        int entries, int differing, int beyond, Optional<EntryDifference> largest, Errors deciding) {

    /**
     * The errors of some entries.
     *
     * @param entries how many
     * @param olderNearer in how many the old value is nearer to the exact one
     * @param newerNearer in how many the new value is
     * @param older the largest error of an old value, as a share of the sum of both bounds
     * @param newer the same of the new values
     */
    public record Errors(int entries, int olderNearer, int newerNearer, double older, double newer) {

        private static final Errors NONE = new Errors(0, 0, 0, 0, 0);

        private Errors with(EntryDifference entry) {
            return new Errors(
                    entries + 1,
                    olderNearer + (entry.olderError() < entry.newerError() ? 1 : 0),
                    newerNearer + (entry.newerError() < entry.olderError() ? 1 : 0),
                    Math.max(older, EntryDifference.share(entry.olderError(), entry.bounds())),
                    Math.max(newer, EntryDifference.share(entry.newerError(), entry.bounds())));
        }
    }

    /**
     * Compares two gradients.
     *
     * @param check their exact solution
     * @param both how far two correct ones may be apart: the sum of their tolerances
     * @param older of the old run
     * @param newer of the new run, of the same shapes
     */
    static GradientDifference of(GradientCheck check, Tolerance both, Gradients older, Gradients newer) {
        Counter counter = new Counter(check, both);
        Map<TensorName, Matrix> others = newer.tensors();
        older.tensors().forEach((name, matrix) -> counter.add(name, matrix, Objects.requireNonNull(others.get(name))));
        return counter.result();
    }

    /** {@return whether every entry has the same bits} */
    public boolean isSame() {
        return differing == 0;
    }

    /** {@return whether the bounds explain it: no entry differs by more than their sum} */
    public boolean isWithinBounds() {
        return beyond == 0;
    }

    /** {@return the largest difference, as a share of the sum of both bounds; 0 if none differs} */
    public double ofBounds() {
        return largest.map(EntryDifference::ofBounds).orElse(0.0);
    }

    /** {@return which one is nearer to the exact gradient, and by what that was decided, in a sentence} */
    public String whichIsNearer() {
        return "%s is nearer to the exact gradient: of the entries that differ%s, old is nearer in %d, new in %d;"
                        .formatted(
                                nearer().id(),
                                isWithinBounds() ? "" : " by more than both bounds",
                                deciding.olderNearer(),
                                deciding.newerNearer())
                + " largest error ÷ sum of both bounds: old %s, new %s"
                        .formatted(Figures.threeDigits(deciding.older()), Figures.threeDigits(deciding.newer()));
    }

    /** {@return which one is nearer to the exact gradient} */
    public Nearer nearer() {
        return Nearer.of(
                deciding.entries(), deciding.olderNearer(), deciding.newerNearer(), deciding.older(), deciding.newer());
    }

    private static final class Counter {

        private final GradientCheck check;
        private final Tolerance both;
        private int entries;
        private Errors differing = Errors.NONE;
        private Errors beyond = Errors.NONE;
        private Optional<EntryDifference> largest = Optional.empty();

        Counter(GradientCheck check, Tolerance both) {
            this.check = check;
            this.both = both;
        }

        void add(TensorName name, Matrix older, Matrix newer) {
            ExactMatrix exact =
                    Objects.requireNonNull(check.solution().tensors().get(name));
            entries += older.size();
            for (int k = 0; k < older.size(); k++) {
                // As bits, but for the payload of a NaN.
                if (Double.compare(older.get(k), newer.get(k)) != 0) {
                    add(entry(name, k, exact, older, newer));
                }
            }
        }

        private void add(EntryDifference entry) {
            differing = differing.with(entry);
            if (!(entry.difference() <= entry.bounds())) {
                beyond = beyond.with(entry);
            }
            if (largest.isEmpty() || entry.ofBounds() > largest.get().ofBounds()) {
                largest = Optional.of(entry);
            }
        }

        private EntryDifference entry(TensorName name, int k, ExactMatrix exact, Matrix older, Matrix newer) {
            double value = exact.high(k);
            double difference = EntryDifference.distance(older.get(k), newer.get(k));
            return new EntryDifference(
                    name,
                    k / older.columns(),
                    k % older.columns(),
                    older.get(k),
                    newer.get(k),
                    value,
                    both.bound(name, k, value),
                    difference / check.precision().ulp(value),
                    error(exact, k, older.get(k)),
                    error(exact, k, newer.get(k)));
        }

        private static double error(ExactMatrix exact, int k, double actual) {
            return Double.isFinite(actual) ? exact.error(k, actual) : Double.POSITIVE_INFINITY;
        }

        GradientDifference result() {
            return new GradientDifference(
                    entries, differing.entries(), beyond.entries(), largest, beyond.entries() > 0 ? beyond : differing);
        }
    }
}
