package org.gradcheck4j.harness.diagnosis.candidate;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.diagnosis.fit.CandidateOutcome;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypothesis;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/** A network and a batch in double, and the evidence that some numbers of an engine would be. */
public record EvidenceCase(Network network, Batch batch, GradientCheck check) {

    private static final Arithmetic ARITHMETIC = Arithmetic.of(Precision.DOUBLE);

    public static EvidenceCase of(Network network, Batch batch) {
        return new EvidenceCase(network, batch, GradientCheck.of(network, batch, Precision.DOUBLE));
    }

    public static EvidenceCase seeded(long seed, int m, int... widths) {
        return of(SeededCases.network(2, seed, widths), SeededCases.batch(widths[0], m, seed));
    }

    /** {@return one neuron whose weights and bias are 0, so that every output is ½, and dZ is ½ − y} */
    public static EvidenceCase ofHalves(Matrix X, double... y) {
        Layer zeros = new Layer(Matrix.filled(1, X.rows(), 0), Matrix.row(0));
        return of(new Network(List.of(zeros)), new Batch(X, Matrix.row(y)));
    }

    /** {@return the evidence of an engine that returns the right gradients} */
    public Evidence right() {
        return changed((tensor, exact) -> exact);
    }

    /** {@return the evidence of an engine that returns the right gradients, each changed in some way} */
    public Evidence changed(BiFunction<TensorName, Matrix, Matrix> change) {
        return of(gradients(tensor -> change.apply(
                tensor,
                Objects.requireNonNull(check.solution().tensors().get(tensor)).rounded())));
    }

    /** {@return the evidence of an engine that returns what a candidate predicts} */
    public Evidence predictedBy(Candidate candidate) {
        Evidence right = right();
        return of(gradients(tensor -> right.predicted(candidate, tensor).value()));
    }

    /** {@return what is accepted of a hypothesis, if an engine returns what a candidate predicts} */
    public List<Candidate> accepted(Hypothesis hypothesis, Candidate candidate) {
        Evidence evidence = predictedBy(candidate);
        return hypothesis
                .candidates(Candidate.formula(), evidence)
                .filter(each -> CandidateOutcome.of(each, evidence) == CandidateOutcome.ACCEPTED)
                .toList();
    }

    public Evidence of(Gradients gradients) {
        return of(EngineOutput.of(gradients));
    }

    public Evidence of(EngineOutput output) {
        return new Evidence(check.solution(), ARITHMETIC, check.tolerance(ARITHMETIC), output);
    }

    private Gradients gradients(Function<TensorName, Matrix> of) {
        return new Gradients(IntStream.rangeClosed(1, network.depth())
                .mapToObj(i -> new LayerGradient(of.apply(TensorName.dW(i)), of.apply(TensorName.db(i))))
                .toList());
    }

    /** {@return evidence of the same numbers in another arithmetic} */
    public Evidence in(Arithmetic arithmetic, Evidence evidence) {
        return new Evidence(
                check.solution(),
                arithmetic,
                check.tolerance(arithmetic),
                EngineOutput.of(gradients(evidence::actual)));
    }
}
