package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.TensorName;

/** Right numbers in the wrong place. */
final class MisplacedFault {

    static final Fault FAULT = new Fault("misplaced", MisplacedFault::draw, MisplacedFault::fromParameters);

    private static final Pattern TENSOR = Pattern.compile("d[Wb]\\d+");

    private MisplacedFault() {}

    /** The parameters are returned for their gradients. */
    private record Parameters(SomeTensors some) implements FaultyStep {
        @Override
        public DoubleDoubleMatrix returned(
                NumberArithmetic numbers, TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix usual) {
            return some.contains(gradient) ? parameter : usual;
        }
    }

    /** Some tensors are returned under the name of another. */
    private record Exchange(Map<TensorName, TensorName> sources) implements FaultyStep {
        @Override
        public Map<TensorName, DoubleDoubleMatrix> result(
                NumberArithmetic numbers, List<DoubleDoubleMatrix> A, Map<TensorName, DoubleDoubleMatrix> usual) {
            Map<TensorName, DoubleDoubleMatrix> result = new HashMap<>(usual);
            sources.forEach((tensor, source) -> result.put(tensor, Objects.requireNonNull(usual.get(source))));
            return result;
        }
    }

    /** The row or column at each place comes from another place. */
    private record Order(TensorName tensor, boolean columns, Map<Integer, Integer> sources) implements FaultyStep {
        @Override
        public DoubleDoubleMatrix returned(
                NumberArithmetic numbers, TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix usual) {
            return gradient.equals(tensor)
                    ? DoubleDoubleMatrix.generate(
                            usual.rows(),
                            usual.columns(),
                            (i, j) -> columns ? usual.get(i, source(j)) : usual.get(source(i), j))
                    : usual;
        }

        private int source(int place) {
            return sources.getOrDefault(place, place);
        }
    }

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        List<InjectedFault> forms = new ArrayList<>();
        int L = context.network().depth();
        forms.add(FAULT.form("parameters", new Parameters(SomeTensors.all(context))));
        int layer = 1 + random.below(L);
        forms.add(
                FAULT.form("weights", new Parameters(SomeTensors.ofLayer(layer).get(1))));
        exchange(context).ifPresent(step -> forms.add(FAULT.form("exchanged", step)));
        Layer first = context.network().layer(1);
        if (first.outputs() > 2) {
            List<Integer> reversed = IntStream.range(0, first.outputs())
                    .mapToObj(k -> first.outputs() - 1 - k)
                    .toList();
            forms.add(FAULT.form("rows reversed", new Order(TensorName.dW(1), false, asMap(reversed))));
        }
        if (first.inputs() > 2 && first.outputs() > 1) {
            List<Integer> shuffled =
                    new ArrayList<>(IntStream.range(0, first.inputs()).boxed().toList());
            Collections.shuffle(shuffled, new Random(random.below(Integer.MAX_VALUE)));
            forms.add(FAULT.form("columns shuffled", new Order(TensorName.dW(1), true, asMap(shuffled))));
        }
        return forms;
    }

    private static Map<Integer, Integer> asMap(List<Integer> sources) {
        Map<Integer, Integer> map = new HashMap<>();
        for (int k = 0; k < sources.size(); k++) {
            map.put(k, sources.get(k));
        }
        return map;
    }

    /** The first two layers of the same shape. */
    private static Optional<FaultyStep> exchange(FaultContext context) {
        int L = context.network().depth();
        for (int i = 1; i <= L; i++) {
            for (int j = i + 1; j <= L; j++) {
                if (context.network()
                        .layer(i)
                        .weights()
                        .hasShapeOf(context.network().layer(j).weights())) {
                    return Optional.of(new Exchange(Map.of(
                            TensorName.dW(i), TensorName.dW(j),
                            TensorName.db(i), TensorName.db(j),
                            TensorName.dW(j), TensorName.dW(i),
                            TensorName.db(j), TensorName.db(i))));
                }
            }
        }
        return Optional.empty();
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        Map<TensorName, TensorName> exchanged = new HashMap<>();
        Map<String, Map<Integer, Integer>> orders = new HashMap<>();
        parameters.forEach((name, value) -> {
            String[] words = name.split(" ", -1);
            if (words.length > 2 && TENSOR.matcher(words[0]).matches()) {
                orders.computeIfAbsent(words[0] + " " + words[1], any -> new HashMap<>())
                        .put(Integer.valueOf(words[2]), value.intValue());
            } else if (TENSOR.matcher(name).matches()) {
                exchanged.put(tensor(name), source(tensor(name), value.intValue()));
            }
        });
        if (!exchanged.isEmpty()) {
            return Stream.of(new Exchange(exchanged));
        }
        if (!orders.isEmpty()) {
            List<FaultyStep> steps = new ArrayList<>();
            orders.forEach((name, sources) ->
                    steps.add(new Order(tensor(name.split(" ", -1)[0]), name.endsWith("column"), sources)));
            return steps.size() == 1 ? steps.stream() : Stream.of(new Steps(steps));
        }
        return SomeTensors.fromParameters(context, parameters).map(Parameters::new);
    }

    private static TensorName tensor(String name) {
        int layer = Integer.parseInt(name.substring(2));
        return name.startsWith("dW") ? TensorName.dW(layer) : TensorName.db(layer);
    }

    private static TensorName source(TensorName tensor, int code) {
        boolean isWeights = tensor.is(TensorName.Quantity.dW) == code > 0;
        return isWeights ? TensorName.dW(Math.abs(code)) : TensorName.db(Math.abs(code));
    }

    /** Several orders at once. */
    private record Steps(List<FaultyStep> steps) implements FaultyStep {
        @Override
        public DoubleDoubleMatrix returned(
                NumberArithmetic numbers, TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix usual) {
            DoubleDoubleMatrix result = usual;
            for (FaultyStep step : steps) {
                result = step.returned(numbers, gradient, parameter, result);
            }
            return result;
        }
    }
}
