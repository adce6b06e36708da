package org.gradcheck4j.harness.application.diff;

import java.util.Optional;
import org.gradcheck4j.harness.application.record.GradientKey;

/**
 * One gradient of an old run, and the same of a new run.
 *
 * @param key which gradient
 * @param family of the case
 * @param older what the old run says of it; empty if it is not there
 * @param newer what the new run says of it; empty if it is not there
 * @param difference of the two; empty unless both have one, of the same inputs
 */
public record PairDifference(
        GradientKey key,
        String family,
        Optional<Side> older,
        Optional<Side> newer,
        Optional<GradientDifference> difference) {

    /** {@return what became of it} */
    public Change change() {
        if (older.isEmpty()) {
            return Change.ONLY_NEW;
        }
        return newer.map(side -> change(older.get(), side)).orElse(Change.ONLY_OLD);
    }

    private Change change(Side before, Side after) {
        if (before.hasGradient() && after.hasGradient() && difference.isEmpty()) {
            return Change.NOT_COMPARABLE;
        }
        if (before.isWrong() != after.isWrong()) {
            return after.isWrong() ? Change.WORSE : Change.BETTER;
        }
        if (before.hasGradient() != after.hasGradient()) {
            return before.hasGradient() ? Change.WORSE : Change.BETTER;
        }
        if (difference.isEmpty()) {
            return Change.NO_GRADIENT;
        }
        if (!difference.get().isWithinBounds()) {
            return Change.WORSE;
        }
        return difference.get().isSame() && !verdictChanged() ? Change.SAME : Change.EXPLAINED;
    }

    /** {@return whether both runs have a verdict, and not the same one} */
    public boolean verdictChanged() {
        return older.isPresent()
                && newer.isPresent()
                && !older.get().verdict().equals(newer.get().verdict());
    }

    /** {@return whether there is nothing in it that the bounds do not explain} */
    boolean passes() {
        return switch (change()) {
            case SAME, EXPLAINED, NO_GRADIENT -> true;
            case BETTER -> difference.map(GradientDifference::isWithinBounds).orElse(false);
            case WORSE, ONLY_OLD, ONLY_NEW, NOT_COMPARABLE -> false;
        };
    }

    /** {@return the largest difference, as a share of the sum of both bounds; 0 if there is none} */
    public double ofBounds() {
        return difference.map(GradientDifference::ofBounds).orElse(0.0);
    }

    /** {@return that difference in units in the last place} */
    public double ulps() {
        return difference
                .flatMap(GradientDifference::largest)
                .map(EntryDifference::ulps)
                .orElse(0.0);
    }

    /** {@return the case and the precision, in words} */
    public String place() {
        return key.place();
    }

    /** {@return the verdict of the old run and that of the new one; once if they are the same, or there is one alone} */
    public String verdicts() {
        String before = older.or(() -> newer).map(Side::verdict).orElse("");
        String after = newer.or(() -> older).map(Side::verdict).orElse("");
        return before.equals(after) ? before : before + " → " + after;
    }
}
