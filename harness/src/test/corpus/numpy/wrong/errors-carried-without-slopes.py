# mistake: the raw errors are carried through the weights, and each layer multiplies only with its own slope
# source: https://stackoverflow.com/questions/53287032/multi-layer-neural-network-back-propagation-formula-using-stochastic-gradient-d
# names: unexplained, missing-sigmoid-derivative
# forward: right
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


class NeuralNetwork:
    def __init__(self, weights_matrices, biases):
        self.weights_matrices = weights_matrices
        self.biases = biases

    def gradients(self, input_vector, target_vector):
        res_vectors = [input_vector]
        for w, c in zip(self.weights_matrices, self.biases):
            res_vectors.append(sigmoid(np.dot(w, res_vectors[-1]) + c))
        m = input_vector.shape[1]
        output_errors = res_vectors[-1] - target_vector
        tmp = output_errors
        dW, db = [], []
        layer_index = len(self.weights_matrices)
        while layer_index > 0:
            in_vector = res_vectors[layer_index - 1]
            dW.append(np.dot(tmp, in_vector.T) / m)
            db.append(tmp.mean(axis=1, keepdims=True))
            output_errors = np.dot(self.weights_matrices[layer_index - 1].T, output_errors)
            tmp = output_errors * in_vector * (1.0 - in_vector)
            layer_index -= 1
        return dW[::-1], db[::-1]


def gradients(X, y, W, b):
    dW, db = NeuralNetwork(W, b).gradients(X, y)
    return {"dW": dW, "db": db}
