package org.gradcheck4j.harness.diagnosis.fit;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;

/** The few of many computations that the last layer leaves in question. */
public final class Shortlist {

    /** Each costs a backward pass. If there are more, the last layer tells too little: in a small network, more can be tried. */
    private static final int FEWEST_CANDIDATES = 32;

    /** m times the parameters, for all together: some tenths of a second. */
    private static final double MOST_PRODUCTS = 4e6;

    private Shortlist() {}

    /**
     * {@return the candidates, each as one of many; nothing if they are too many}
     *
     * @param candidates that come into question
     * @param evidence the engine's numbers
     * @param tried how many there were to choose from
     */
    public static Stream<Candidate> of(Stream<Candidate> candidates, Evidence evidence, double tried) {
        int most = (int) Math.max(FEWEST_CANDIDATES, MOST_PRODUCTS / (evidence.samples() * evidence.parameterCount()));
        List<Candidate> some = candidates.limit(most + 1).toList();
        return some.size() > most ? Stream.empty() : some.stream().map(each -> each.oneOf(tried));
    }
}
