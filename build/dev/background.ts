import './judge.ts';
import '../../src/background/main.ts';
