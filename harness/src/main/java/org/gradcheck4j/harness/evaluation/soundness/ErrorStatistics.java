package org.gradcheck4j.harness.evaluation.soundness;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.Comparison;
import org.gradcheck4j.harness.evaluation.experiment.Histogram;

/** The errors of the entries that are counted together. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
final class ErrorStatistics {

    /** How many gradients, or sets of activations, the entries belong to. */
    long outputs;

    /** Those of them that have an outlier. */
    long outputsWithOutlier;

    long entries;
    long untested;

    /** Entries beyond {@value Comparison#OUTLIER_DEVIATIONS} standard deviations. */
    long outliers;

    /** The largest error ÷ bound. */
    double largest;

    /** Error ÷ bound. */
    Histogram ofBound = new Histogram();

    /** Error ÷ {@value Comparison#OUTLIER_DEVIATIONS} standard deviations. */
    Histogram ofDeviations = new Histogram();

    void add(ComparedEntry entry, double deviation) {
        double error = entry.error();
        double ratio = error == 0 ? 0 : error / (Comparison.OUTLIER_DEVIATIONS * deviation);
        entries++;
        untested += entry.isTested() ? 0 : 1;
        outliers += ratio > 1 ? 1 : 0;
        largest = Math.max(largest, entry.fractionOfBound());
        ofBound.add(entry.fractionOfBound());
        ofDeviations.add(ratio);
    }

    void addAll(ErrorStatistics other) {
        outputs += other.outputs;
        outputsWithOutlier += other.outputsWithOutlier;
        entries += other.entries;
        untested += other.untested;
        outliers += other.outliers;
        largest = Math.max(largest, other.largest);
        ofBound.addAll(other.ofBound);
        ofDeviations.addAll(other.ofDeviations);
    }
}
