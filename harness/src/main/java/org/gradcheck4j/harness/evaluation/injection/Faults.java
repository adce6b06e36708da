package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;

/** Every fault that is injected. */
public final class Faults {

    /**
     * In the order of their random draws, which the published figures depend on. A new one is one line at the end, so that
     * the draws of those before it stay the same. The pair is drawn last.
     */
    public static final List<Fault> ALL = List.of(
            MeanFault.SUM_NOT_MEAN,
            MeanFault.SCALED,
            MeanFault.SIGN_FLIPPED,
            LabelsFlippedFault.FAULT,
            LabelsBroadcastFault.FAULT,
            ClippedLossFault.FAULT,
            TransposedFault.FAULT,
            OwnActivationFault.FAULT,
            SigmoidDerivativeFault.MISSING,
            SigmoidDerivativeFault.REPEATED,
            UpdatedWeightsFault.FAULT,
            L2IncludedFault.FAULT,
            SampleDroppedFault.FAULT,
            EntryFault.SINGLE_ENTRY,
            EntryFault.NON_FINITE,
            LowerPrecisionFault.FAULT,
            LogBaseFault.FAULT,
            OtherDerivativeFault.FAULT,
            WeightsUntransposedFault.FAULT,
            WrongLayerWeightsFault.FAULT,
            GradientAsWeightsFault.FAULT,
            InputEverywhereFault.FAULT,
            PreActivationInputFault.FAULT,
            ZeroTensorFault.FAULT,
            ScaledPartFault.BIASES,
            ScaledPartFault.WEIGHTS,
            ScaledLayersFault.FAULT,
            BiasFromWeightsFault.FAULT,
            BiasAxisFault.FAULT,
            MisplacedFault.FAULT,
            OutputFault.SQUARED_ERROR,
            OutputFault.DOUBLE_SIGMOID,
            OutputFault.OUTPUT_SLOPE_MISSING,
            OutputFault.LABELS_PLUS_MINUS_ONE,
            OutputFault.THRESHOLDED_OUTPUT,
            LossEpsilonFault.FAULT,
            LabelsSmoothedFault.FAULT,
            ClassWeightedFault.FAULT,
            OutputFitFault.FAULT,
            LabelWrongFault.FAULT,
            LabelsShiftedFault.FAULT,
            SamplesSubsetFault.FAULT,
            ProductOfMeansFault.FAULT,
            RoundedResultFault.REPRESENTABLE_LOWER,
            RoundedResultFault.ROUNDED_DECIMALS,
            WeightsAfterUpdateFault.FAULT,
            PenaltyFault.L1,
            ClippedFault.VALUE,
            ClippedFault.NORM,
            UpdateReturnedFault.FAULT,
            MeanFault.ACCUMULATED,
            FiniteDifferenceFault.FAULT,
            DropoutActiveFault.FAULT);

    /** Between the ids of two faults in one backprop. */
    static final String AND = "+";

    private static final String UNEXPLAINED = "unexplained";

    private Faults() {}

    /** {@return the faults to inject, at least one of each id that can occur there, and a pair} */
    public static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        List<InjectedFault> faults = new ArrayList<>();
        ALL.forEach(fault -> faults.addAll(fault.draw().apply(context, random)));
        FaultPair.draw(context, random).ifPresent(faults::add);
        return faults;
    }

    /** {@return mistakes that have no name, with random numbers that depend on the same seed alone} */
    public static List<InjectedFault> drawNameless(FaultContext context, RandomParameters random) {
        return NamelessFault.draw(context, random);
    }

    /** {@return the ids of the faults that multiply every gradient by a number that is not fitted} */
    public static Set<String> knownFactors(FaultContext context) {
        Set<String> ids = new HashSet<>();
        for (Fault fault : ALL) {
            List<InjectedFault> forms = fault.draw().apply(context, new RandomParameters(0));
            if (!forms.isEmpty() && forms.stream().allMatch(InjectedFault::isFactor)) {
                ids.add(fault.id());
            }
        }
        ids.remove(MeanFault.SCALED.id());
        return ids;
    }

    /**
     * Rebuilds the fault that a diagnosis describes, so that certification can check with {@link
     * org.gradcheck4j.harness.evaluation.backprop.PlainBackprop} that it leads to the same gradient.
     *
     * @param id of the diagnosis; two joined with {@code +} for a pair
     * @param context of the gradient that was diagnosed
     * @param parameters the diagnosis's, by name
     * @return every form that the parameters leave open; empty if they do not determine a gradient
     * @throws IllegalArgumentException if there is no fault with such an id
     */
    public static List<List<FaultyStep>> fromDiagnosis(
            String id, FaultContext context, Map<String, Double> parameters) {
        if (id.equals(UNEXPLAINED)) {
            return List.of();
        }
        Stream<List<FaultyStep>> combinations = Stream.of(List.of());
        for (String part : id.split(Pattern.quote(AND), -1)) {
            List<FaultyStep> forms =
                    of(part).fromParameters().apply(context, parameters).toList();
            combinations = combinations.flatMap(others -> forms.stream()
                    .map(form -> Stream.concat(others.stream(), Stream.of(form)).toList()));
        }
        return combinations.toList();
    }

    private static Fault of(String id) {
        return ALL.stream()
                .filter(fault -> fault.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fault in Faults.ALL has the id " + id));
    }
}
