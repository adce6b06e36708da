package org.gradcheck4j.harness.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck4j.model.Matrix;

/** W[i] − r·dW[i] in place of W[i] on the way back. */
final class UpdatedWeights implements Hypothesis {

    /** Deeper layers depend on r as a polynomial: from a good estimate, two straight lines do. */
    private static final int REFINEMENTS = 2;

    private static final double SMALL = 1e-3;

    @Override
    public String id() {
        return "updated-weights";
    }

    @Override
    public boolean hasParameter() {
        return true;
    }

    @Override
    public Stream<Suspect> suspects(Suspect base, Evidence evidence) {
        int L = evidence.depth();
        if (L < 2 || !new Trial(evidence).fits(base, List.of("db" + L, "dW" + L))) {
            return Stream.empty();
        }
        // One layer back, the gradient is linear in r.
        List<String> linear = List.of("db" + (L - 1), "dW" + (L - 1));
        Optional<LinearFit> first = fit(base, evidence, linear, 0, 1);
        if (first.isEmpty()) {
            return Stream.empty();
        }
        double r = first.get().allowed().roundest(first.get().estimate());
        if (r != 0 && !new Trial(evidence).fits(suspect(base, r), evidence.backwards())) {
            double refined = first.get().estimate();
            for (int k = 0; k < REFINEMENTS; k++) {
                Optional<LinearFit> fit = fit(base, evidence, evidence.backwards(), refined, refined * (1 + SMALL));
                if (fit.isEmpty()) {
                    break;
                }
                refined += fit.get().estimate() * refined * SMALL;
            }
            r = refined;
        }
        return Suspect.only(r != 0, suspect(base, r).fitted());
    }

    private Suspect suspect(Suspect base, double r) {
        String sentence =
                ("the way back goes through W − %s dW in place of W: each layer is updated before the one before it "
                                + "has used its weights; compute every gradient first, then update")
                        .formatted(Numbers.brief(r));
        return base.with(base.variation().withUpdatedWeights(r), new Finding(id(), sentence, Map.of("r", r)));
    }

    /** Fits t in v(from) + t (v(to) − v(from)). */
    private Optional<LinearFit> fit(Suspect base, Evidence evidence, List<String> tensors, double from, double to) {
        LinearFit fit = new LinearFit();
        Suspect start = suspect(base, from);
        Suspect end = suspect(base, to);
        for (String tensor : tensors) {
            Predicted value = evidence.predicted(start, tensor);
            Matrix direction = evidence.predicted(end, tensor).value().map(value.value(), (e, s) -> e - s);
            fit.add(evidence.actual(tensor), value, direction);
            if (from == 0 && fit.allowed().isEmpty()) {
                return Optional.empty();
            }
        }
        boolean usable = from == 0 ? fit.succeeds() : Double.isFinite(fit.leastSquares());
        return usable ? Optional.of(fit) : Optional.empty();
    }
}
