package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Layers;
import org.gradcheck4j.harness.diagnosis.candidate.Mistake;
import org.gradcheck4j.harness.diagnosis.fit.CandidateOutcome;

/**
 * One way in which people get a gradient wrong. It adds its mistake to a computation; {@link CandidateOutcome} says
 * whether that gives the engine's numbers.
 */
public abstract class Hypothesis {

    private final DiagnosisId id;

    Hypothesis(String id) {
        this.id = new DiagnosisId(id);
    }

    /** {@return the id in reports} */
    public final DiagnosisId id() {
        return id;
    }

    /**
     * {@return the computations with this mistake, the likeliest first, each made when it is asked for}
     *
     * @param base the formula, or the formula with another mistake
     * @param evidence the engine's numbers, to estimate a parameter from
     */
    public abstract Stream<Candidate> candidates(Candidate base, Evidence evidence);

    /**
     * {@return the computations with this mistake on which a second mistake is then tried; none with a fitted parameter}
     *
     * @param evidence the engine's numbers
     */
    public Stream<Candidate> asFirstOfTwo(Evidence evidence) {
        return candidates(Candidate.formula(), evidence).filter(candidate -> !candidate.isFitted());
    }

    /** {@return this mistake, without a parameter} */
    final Mistake mistake(String sentence, String remedy) {
        return new Mistake(id, sentence, remedy, Map.of());
    }

    /** {@return this mistake, with a parameter} */
    final Mistake mistake(String sentence, String remedy, String parameter, double value) {
        return new Mistake(id, sentence, remedy, Map.of(parameter, value));
    }

    /** {@return this mistake, with any parameters} */
    final Mistake mistake(String sentence, String remedy, Map<String, Double> parameters) {
        return new Mistake(id, sentence, remedy, parameters);
    }

    /** {@return this mistake, with the layer as parameter if it is made in one layer alone} */
    final Mistake mistake(String sentence, String remedy, Layers layers) {
        return layers.isOne() ? mistake(sentence, remedy, "layer", layers.first()) : mistake(sentence, remedy);
    }
}
