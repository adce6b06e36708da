package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/**
 * dZ[i] = dA[i] times another derivative than σ'(Z[i]).
 *
 * @param form which
 * @param layers the hidden layers in which it happens
 */
record OtherDerivativeFault(Form form, Set<Integer> layers) implements FaultyStep {

    static final Fault FAULT =
            new Fault("other-derivative", OtherDerivativeFault::draw, (context, parameters) -> FaultContext.allOrOne(
                            context.hiddenLayers())
                    .flatMap(layers -> Stream.of(Form.values()).map(form -> new OtherDerivativeFault(form, layers))));

    /** The factor in place of a(1 − a), for an entry z of Z[i] with a = σ(z). */
    enum Form {
        SIGMOID_OF_ACTIVATION {
            @Override
            DD of(NumberArithmetic numbers, Supplier<DD> z, DD a) {
                DD again = numbers.sigmoid(a);
                return numbers.times(again, complement(numbers, again));
            }
        },
        PRE_ACTIVATION {
            @Override
            DD of(NumberArithmetic numbers, Supplier<DD> z, DD a) {
                return numbers.times(z.get(), complement(numbers, z.get()));
            }
        },
        TANH_SLOPE_FROM_ACTIVATION {
            @Override
            DD of(NumberArithmetic numbers, Supplier<DD> z, DD a) {
                return complement(numbers, numbers.times(a, a));
            }
        },
        /** tanh(z) = 2σ(2z) − 1, which loses no more than a tanh if its slope is large enough to see. */
        TANH_SLOPE_FROM_PRE_ACTIVATION {
            @Override
            DD of(NumberArithmetic numbers, Supplier<DD> z, DD a) {
                DD half = numbers.sigmoid(numbers.plus(z.get(), z.get()));
                DD tanh = numbers.minus(numbers.plus(half, half), numbers.of(1));
                return complement(numbers, numbers.times(tanh, tanh));
            }
        },
        STEP {
            @Override
            DD of(NumberArithmetic numbers, Supplier<DD> z, DD a) {
                return numbers.of(z.get().hi() > 0 ? 1 : 0);
            }
        },
        ACTIVATION {
            @Override
            DD of(NumberArithmetic numbers, Supplier<DD> z, DD a) {
                return a;
            }
        },
        COMPLEMENT {
            @Override
            DD of(NumberArithmetic numbers, Supplier<DD> z, DD a) {
                return complement(numbers, a);
            }
        };

        abstract DD of(NumberArithmetic numbers, Supplier<DD> z, DD a);

        private static DD complement(NumberArithmetic numbers, DD x) {
            return numbers.minus(numbers.of(1), x);
        }
    }

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        List<Integer> hidden = context.hiddenLayers();
        List<InjectedFault> forms = new ArrayList<>();
        if (!hidden.isEmpty()) {
            Form form = random.any(List.of(Form.values()));
            forms.add(FAULT.form("every layer", new OtherDerivativeFault(form, Set.copyOf(hidden))));
        }
        if (hidden.size() > 1) {
            Form form = random.any(List.of(Form.values()));
            forms.add(FAULT.form("one layer", new OtherDerivativeFault(form, Set.of(random.hiddenLayer(context)))));
        }
        return forms;
    }

    @Override
    public DD slope(NumberArithmetic numbers, int i, Supplier<DD> z, DD a, DD usual) {
        return layers.contains(i) ? form.of(numbers, z, a) : usual;
    }
}
