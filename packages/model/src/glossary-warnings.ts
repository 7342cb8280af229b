// SPDX-License-Identifier: Apache-2.0

/** Words of warnings of pests and diseases; part of the glossary. */
export const WARNING_GLOSSARY = {
  'thing.warning': [
    '病虫预警',
    'pest warning',
    'a model’s run said that a pest or disease is near',
  ],
  'thing.control-task': ['防治任务', 'control task', 'what an agronomist asks for on one parcel'],
  'command.issueWarning': [
    '发布病虫预警',
    'issue warning',
    'the watch says what a model’s run came to',
  ],
  'command.confirmWarning': [
    '核实病虫预警',
    'confirm warning',
    'an agronomist looked at it and stands by it',
  ],
  'command.withdrawWarning': [
    '撤回病虫预警',
    'withdraw warning',
    'it was wrong; nobody is asked for anything any more',
  ],
  'command.orderControl': [
    '下达防治任务',
    'order control',
    'what is to be done on named parcels, and by when',
  ],
  'command.declineControl': ['不做防治', 'decline control', 'who grows there says why not'],
  'command.recordControl': [
    '登记防治',
    'record control',
    'what was done: an application, or a measure without an input',
  ],
  'command.checkEffect': [
    '检查防效',
    'check effect',
    'an agronomist graded the parcel before and after',
  ],
  'command.closeWarning': ['结束病虫预警', 'close warning', 'nothing of it is left to do'],
  'pest.rice-blast': ['稻瘟病', 'rice blast', 'Pyricularia oryzae'],
  'pest.sheath-blight': ['纹枯病', 'sheath blight', 'Rhizoctonia solani'],
  'pest.brown-spot': ['胡麻叶斑病', 'brown spot', 'Bipolaris oryzae'],
  'pest.bacterial-blight': ['白叶枯病', 'bacterial blight', 'Xanthomonas oryzae'],
  'pest.stem-borer': ['二化螟', 'striped stem borer', 'Chilo suppressalis'],
  'warning-verdict.favourable': ['有利侵染', 'favourable', 'infection was possible'],
  'warning-verdict.1': ['五日均温偏低', 'five days too cool', 'BLASTAM label 1: mean below 20 °C'],
  'warning-verdict.2': ['五日均温偏高', 'five days too warm', 'BLASTAM label 2: mean above 25 °C'],
  'warning-verdict.3': [
    '湿润期温度不宜',
    'wet period too cool or too warm',
    'BLASTAM label 3: its mean outside 15–25 °C',
  ],
  'warning-verdict.4': [
    '湿润时数不足',
    'too few wet hours',
    'BLASTAM label 4: fewer than its temperature asks for',
  ],
  'warning-verdict.not-judgeable': [
    '无法判断',
    'not judgeable',
    'something that the model needs is missing',
  ],
  'warning-level.none': ['不分级', 'no level', 'what could not be judged has none'],
  'warning-level.notice': ['关注', 'notice', 'look at the field'],
  'warning-level.warning': ['警戒', 'heightened', 'prepare to act'],
  'warning-level.urgent': ['紧急', 'urgent', 'act now'],
  'warning-state.issued': ['待核实', 'issued', 'no agronomist has looked at it'],
  'warning-state.acknowledged': ['已核实', 'acknowledged', 'an agronomist stands by it'],
  'warning-state.ordered': ['防治中', 'control ordered', 'tasks are ordered'],
  'warning-state.closed': ['已结束', 'closed', 'nothing is left to do'],
  'warning-state.withdrawn': ['已撤回', 'withdrawn', 'it was wrong'],
  'control-state.ordered': ['待防治', 'ordered', 'who grows there has not answered'],
  'control-state.done': ['已防治', 'done', 'something was done; its effect is not checked'],
  'control-state.declined': ['未防治', 'declined', 'who grows there said why not'],
  'control-state.checked': ['已查防效', 'effect checked', 'an agronomist graded the parcel'],
  'control-measure.water-control': ['排水晒田', 'water control', 'draining, drying, wetting'],
  'control-measure.remove-infected': ['清除病株', 'remove infected plants', 'by hand'],
  'control-measure.biological-control': ['生物防治', 'biological control', 'natural enemies'],
  'control-measure.trapping': ['诱捕', 'trapping', 'light or pheromone traps'],
  'control-measure.other-measure': ['其他措施', 'other measure', 'as the note says'],
  'control-effect.effective': ['防治有效', 'effective', 'it stopped or slowed the pest'],
  'control-effect.no-effect': ['防治无效', 'no effect', 'the pest went on'],
  'control-effect.untreated': ['未处理', 'untreated', 'nothing was done on the parcel'],
} as const;

/** A closed value in both languages. */
export function warningTerm(key: keyof typeof WARNING_GLOSSARY): {
  readonly zh: string;
  readonly en: string;
} {
  const [zh, en] = WARNING_GLOSSARY[key];
  return { zh, en };
}
