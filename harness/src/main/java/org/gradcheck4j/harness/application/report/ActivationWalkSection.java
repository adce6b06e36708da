package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.harness.application.explain.ActivationWalk;
import org.gradcheck4j.harness.application.explain.LayerExperiment;
import org.gradcheck4j.harness.application.explain.LinearNeuron;
import org.gradcheck4j.harness.application.explain.SigmoidNeuron;
import org.gradcheck4j.harness.application.explain.WeightEntry;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.text.Figures;

/** The answer to why A[i−1] appears in dW[i], as the page shows it. */
record ActivationWalkSection(Neuron neuron, List<Nudge> nudges, Chain chain, Entry entry) {

    /** The linear neuron. */
    record Neuron(String w, String x, String b) {}

    /** One nudge of its weight. */
    record Nudge(String h, String before, String after, String moved, String slope) {}

    /** The sigmoid neuron. */
    record Chain(
            String y,
            String z,
            String a,
            String lossByActivation,
            String activationByZ,
            String zByWeight,
            String product,
            String exact,
            String nudged) {}

    /** One entry of a layer. */
    record Entry(
            String caseId,
            String architecture,
            int samples,
            List<Term> terms,
            String mean,
            String exact,
            String bound,
            List<Answer> answers,
            List<Trial> trials) {}

    /** What a sample contributes. */
    record Term(int sample, String dz, String a, String product) {}

    /** What an engine says. */
    record Answer(String engine, boolean answered, String value, BoundBar fraction, String problem) {}

    /** What a formula gives for one layer. {@code first} is true of a layer's first formula, the right one. */
    record Trial(
            boolean first,
            int layer,
            String formula,
            String about,
            String value,
            String offBy,
            boolean right,
            int wrongEntries,
            int entries,
            String fraction) {}

    static ActivationWalkSection of(ActivationWalk seed) {
        LinearNeuron linear = seed.linear();
        return new ActivationWalkSection(
                new Neuron(Figures.fully(linear.w()), Figures.fully(linear.x()), Figures.fully(linear.b())),
                linear.nudges().stream().map(ActivationWalkSection::nudge).toList(),
                chain(seed.sigmoid()),
                entry(seed.entry()));
    }

    private static Nudge nudge(LinearNeuron.Nudge nudge) {
        return new Nudge(
                Figures.fully(nudge.h()),
                Figures.fully(nudge.before()),
                Figures.fully(nudge.after()),
                Figures.fully(nudge.moved()),
                Figures.fully(nudge.slope()));
    }

    private static Chain chain(SigmoidNeuron neuron) {
        return new Chain(
                Figures.fully(neuron.y()),
                Figures.fully(neuron.z()),
                Figures.fully(neuron.a()),
                Figures.fully(neuron.lossByActivation()),
                Figures.fully(neuron.activationByZ()),
                Figures.fully(neuron.zByWeight()),
                Figures.fully(neuron.chain()),
                Figures.fully(neuron.gradient()),
                Figures.fully(neuron.nudged()));
    }

    private static Entry entry(WeightEntry entry) {
        List<Term> terms = new ArrayList<>();
        for (WeightEntry.Term term : entry.terms()) {
            terms.add(new Term(
                    terms.size() + 1,
                    Figures.fully(term.dz()),
                    Figures.fully(term.a()),
                    Figures.fully(term.product())));
        }
        return new Entry(
                entry.question().id(),
                entry.question().network().architecture(),
                terms.size(),
                terms,
                Figures.fully(entry.mean()),
                Figures.fully(entry.exact()),
                Figures.shortly(entry.bound()),
                entry.answers().stream().map(ActivationWalkSection::answer).toList(),
                entry.trials().stream().map(ActivationWalkSection::trial).toList());
    }

    private static Answer answer(WeightEntry.Answer answer) {
        return new Answer(
                answer.engine(),
                answer.problem().isEmpty(),
                Figures.fully(answer.value()),
                BoundBar.of(answer.fractionOfBound()),
                answer.problem());
    }

    private static Trial trial(LayerExperiment trial) {
        int layer = trial.layer();
        TensorComparison comparison = trial.comparison();
        return new Trial(
                trial.input() == LayerExperiment.Input.PREVIOUS,
                layer,
                switch (trial.input()) {
                    case PREVIOUS -> layer == 1 ? "1/m dZ[1] Xᵀ" : "1/m dZ[%d] A[%d]ᵀ".formatted(layer, layer - 1);
                    case LEFT_OUT -> "1/m Σ dZ[%d]".formatted(layer);
                    case OWN -> "1/m dZ[%d] A[%d]ᵀ".formatted(layer, layer);
                },
                switch (trial.input()) {
                    case PREVIOUS -> layer == 1 ? "the formula; A[0] is X" : "the formula";
                    case LEFT_OUT -> layer == 1 ? "X left out" : "A[%d] left out".formatted(layer - 1);
                    case OWN -> "A[%d] in place of A[%d]".formatted(layer, layer - 1);
                },
                Figures.fully(trial.value()),
                Figures.percentOf(trial.relativeError()),
                comparison.disagreeing() == 0,
                comparison.disagreeing(),
                comparison.entries(),
                Figures.shortly(comparison.fractionOfBound()));
    }
}
