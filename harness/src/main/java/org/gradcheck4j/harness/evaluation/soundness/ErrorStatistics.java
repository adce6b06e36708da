package org.gradcheck4j.harness.evaluation.soundness;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.gradcheck4j.harness.comparison.EntryError;

/** What was counted of one kind of gradients. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class ErrorStatistics {

    /** Beyond so many standard deviations an entry is unusual. */
    public static final int DEVIATIONS = 6;

    /** Judged: each by an engine of its own on its question. */
    long passes;
    /** Passes with an unusual entry. */
    long unusualPasses;

    long entries;
    long untested;
    long unusual;
    /** The largest error ÷ bound. */
    double largest;
    /** Error ÷ bound. */
    Histogram used = new Histogram();
    /** Error ÷ 6 standard deviations. */
    Histogram spread = new Histogram();

    void add(EntryError entry, double deviation) {
        double error = entry.error();
        double ratio = error == 0 ? 0 : error / (DEVIATIONS * deviation);
        entries++;
        untested += entry.tested() ? 0 : 1;
        unusual += ratio > 1 ? 1 : 0;
        largest = Math.max(largest, entry.fractionOfBound());
        used.add(entry.fractionOfBound());
        spread.add(ratio);
    }

    void addAll(ErrorStatistics other) {
        passes += other.passes;
        unusualPasses += other.unusualPasses;
        entries += other.entries;
        untested += other.untested;
        unusual += other.unusual;
        largest = Math.max(largest, other.largest);
        used.addAll(other.used);
        spread.addAll(other.spread);
    }
}
