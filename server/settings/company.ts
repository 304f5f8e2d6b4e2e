import { z } from 'zod';

const Name = z.string().min(1).max(100).optional();

/** The settings of what the company is called: in both languages, in Chinese, in English. */
export const CompanySettings = { COMPANY: Name, COMPANY_ZH: Name, COMPANY_EN: Name };

type Set = { [K in keyof typeof CompanySettings]?: string | undefined };

/**
 * The company's name in each language. A name that is given for one language alone also stands for the other: better
 * the right company in the wrong script than a sample name.
 */
export function companyOf({ COMPANY, COMPANY_ZH, COMPANY_EN }: Set): Record<'zh-CN' | 'en', string> {
  return {
    'zh-CN': COMPANY_ZH ?? COMPANY ?? COMPANY_EN ?? '话术示例商店',
    en: COMPANY_EN ?? COMPANY ?? COMPANY_ZH ?? 'Huashu Sample Store',
  };
}
