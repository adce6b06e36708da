package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
            LabelFault.FLIPPED,
            LabelFault.BROADCAST,
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
            LogBaseFault.FAULT);

    /** Between the ids of two faults in one backprop. */
    static final String AND = "+";

    private static final String UNEXPLAINED = "unexplained";

    private Faults() {}

    /** {@return the faults to inject, at least one of each id that can occur there, and a pair} */
    public static List<InjectedFault> draw(InjectionSite site, RandomParameters random) {
        List<InjectedFault> faults = new ArrayList<>();
        ALL.forEach(fault -> faults.addAll(fault.draw().apply(site, random)));
        FaultPair.draw(site, random).ifPresent(faults::add);
        return faults;
    }

    /** {@return the ids of the faults that multiply every gradient by a number that is not fitted} */
    public static Set<String> knownFactors(InjectionSite site) {
        Set<String> ids = new HashSet<>();
        for (Fault fault : ALL) {
            List<InjectedFault> forms = fault.draw().apply(site, new RandomParameters(0));
            if (!forms.isEmpty() && forms.stream().allMatch(InjectedFault::isFactor)) {
                ids.add(fault.id());
            }
        }
        ids.remove(MeanFault.SCALED.id());
        return ids;
    }

    /**
     * Finds out what a diagnosis says was done, so that it can be done again: whether that leads to the same gradient is
     * then for {@link PlainBackprop} to say, not for the diagnosis.
     *
     * @param id of the diagnosis; two joined with {@code +} for a pair
     * @param site of the gradient that was diagnosed
     * @param parameters the diagnosis's, by name
     * @return every form that the parameters leave open; empty if nothing can be done again
     * @throws IllegalArgumentException if there is no fault with such an id
     */
    public static List<List<Deviation>> claims(String id, InjectionSite site, Map<String, Double> parameters) {
        if (id.equals(UNEXPLAINED)) {
            return List.of();
        }
        Stream<List<Deviation>> claims = Stream.of(List.of());
        for (String part : id.split(Pattern.quote(AND), -1)) {
            List<Deviation> forms = of(part).claims().apply(site, parameters).toList();
            claims = claims.flatMap(others -> forms.stream()
                    .map(form -> Stream.concat(others.stream(), Stream.of(form)).toList()));
        }
        return claims.toList();
    }

    private static Fault of(String id) {
        return ALL.stream()
                .filter(fault -> fault.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fault in Faults.ALL has the id " + id));
    }
}
