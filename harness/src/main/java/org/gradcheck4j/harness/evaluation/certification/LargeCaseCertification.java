package org.gradcheck4j.harness.evaluation.certification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.PlainBackprop;
import org.gradcheck4j.harness.evaluation.backprop.RoundedArithmetic;
import org.gradcheck4j.harness.evaluation.injection.FaultContext;
import org.gradcheck4j.harness.evaluation.injection.Faults;
import org.gradcheck4j.harness.evaluation.injection.InjectedFault;
import org.gradcheck4j.harness.evaluation.injection.RandomParameters;
import org.gradcheck4j.harness.evaluation.population.CorrectEngines;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.TensorName;

/** Tries a dozen faults, drawn from all, and as many correct gradients on a network that takes seconds to check. */
final class LargeCaseCertification {

    private static final int FAULTS = 12;

    private final BiFunction<GradientCheck, Gradients, Judgement> judge;
    private final CorrectEngines engines;

    LargeCaseCertification(BiFunction<GradientCheck, Gradients, Judgement> judge, CorrectEngines engines) {
        this.judge = judge;
        this.engines = engines;
    }

    LargeCaseResult result(RandomCase drawn, GradientCheck check) {
        Gradients correct =
                PlainBackprop.gradients(RoundedArithmetic.of(drawn.precision()), drawn.network(), drawn.batch());
        ExactChange change = new ExactChange(check, check.tolerance(Arithmetic.of(drawn.precision())), correct);
        return new LargeCaseResult(
                drawn,
                some(drawn).stream()
                        .map(fault -> result(fault, drawn, check, change))
                        .toList(),
                engines.forCertification(drawn, check, FAULTS).stream()
                        .map(engine -> CorrectGradientResult.of(engine, check, gradients -> Set.of()))
                        .toList());
    }

    private static List<InjectedFault> some(RandomCase drawn) {
        FaultContext context = new FaultContext(drawn.network(), drawn.batch(), drawn.precision());
        List<InjectedFault> faults = new ArrayList<>(Faults.draw(context, new RandomParameters(drawn.seed())));
        Collections.shuffle(faults, new Random(drawn.seed()));
        return faults.subList(0, FAULTS);
    }

    private LargeFaultResult result(InjectedFault fault, RandomCase drawn, GradientCheck check, ExactChange change) {
        Gradients injected = fault.inject(drawn.network(), drawn.batch(), drawn.precision());
        Map<TensorName, DoubleDoubleMatrix> gradient = change.gradient(fault, injected);
        Judgement judgement = judge.apply(check, injected);
        return new LargeFaultResult(
                fault,
                change.detection(gradient, injected, judgement.verdict().outcome()),
                judgement.diagnosis().map(each -> each.id().text()).orElse(FaultResult.NOTHING));
    }
}
