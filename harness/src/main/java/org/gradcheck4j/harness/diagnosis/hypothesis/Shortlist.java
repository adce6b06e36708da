package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.List;
import java.util.stream.Stream;

/** The few of many computations that the last layer leaves in question. */
final class Shortlist {

    /** Each costs a backward pass. If there are more, the last layer tells too little. */
    private static final int MOST = 32;

    private Shortlist() {}

    /**
     * {@return the candidates, each as one of many; nothing if they are too many}
     *
     * @param candidates that come into question
     * @param tried how many there were to choose from
     */
    static Stream<Candidate> of(Stream<Candidate> candidates, double tried) {
        List<Candidate> some = candidates.limit(MOST + 1).toList();
        return some.size() > MOST ? Stream.empty() : some.stream().map(each -> each.oneOf(tried));
    }
}
